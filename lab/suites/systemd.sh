# systemd's unit tests as Debian's package systemd-tests has them, a program each; without those by hand (manual) and those that
# want a machine of their own (unsafe), and the benchmark. From its source, scripts about the installed systemd-tmpfiles and systemctl;
# those of TEST-22 want root, real or not.
package=systemd
run() {
  ended() { echo "== $1 ended with $2"; }
  data=$PWD/test
  cd "$(mktemp -d)" || exit
  # What they leave when root runs them, and test-execute stumbles over.
  rmdir /run/credentials 2> /dev/null
  for program in /usr/lib/systemd/tests/test-*; do
    case ${program##*/} in test-compress-benchmark) continue ;; esac
    echo "== ${program##*/}"
    timeout -k 5 120 "$program"
    ended "${program##*/}" $?
  done
  timeout 120 python3 "$data/test-systemd-tmpfiles.py" /usr/bin/systemd-tmpfiles
  ended test-systemd-tmpfiles $?
  timeout 120 bash "$data/test-systemctl-enable.sh" systemctl systemd-id128
  ended test-systemctl-enable $?
  # They write to these, and what was there before stays: then they are left out.
  theirs=$(echo /tmp/{C,d,D,e,f,F,w,p,z,Z,L,x,test,test-prefix,root,user,ageby,someinode} /var/tmp/foobar-test-06)
  if ls -d $theirs 2> /dev/null; then
    ended tmpfiles 77
    return
  fi
  # Without those that mount (03) or write to /etc (10, 13).
  for number in 01 02 04 05 06 07 08 09 11 12 14 15; do
    timeout 120 bash "$data/units/testsuite-22.$number.sh"
    ended "tmpfiles-$number" $?
  done
  rm -rf $theirs
}
results() { sed -nE 's/^== (\S+) ended with 0$/PASS \1/p; s/^== (\S+) ended with 77$/SKIP \1/p; s/^== (\S+) ended with [0-9]+$/FAIL \1/p'; }

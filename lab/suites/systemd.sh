# systemd's unit tests as Debian's package systemd-tests has them, a program each; without those by hand (manual) and those that
# want a machine of their own (unsafe), and the benchmark.
run() {
  cd "$(mktemp -d)" || exit
  # What they leave when root runs them, and test-execute stumbles over.
  rmdir /run/credentials 2> /dev/null
  for program in /usr/lib/systemd/tests/test-*; do
    case ${program##*/} in test-compress-benchmark) continue ;; esac
    echo "== ${program##*/}"
    timeout -k 5 120 "$program"
    echo "== ${program##*/} ended with $?"
  done
}
results() { sed -nE 's/^== (\S+) ended with 0$/PASS \1/p; s/^== (\S+) ended with 77$/SKIP \1/p; s/^== (\S+) ended with [0-9]+$/FAIL \1/p'; }

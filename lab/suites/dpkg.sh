# dpkg's own tests: of its library and scripts, and those that build, install and remove packages in a folder, by the installed dpkg.
# Wanted beside dpkg-dev: libmd-dev, libselinux1-dev.
package=dpkg
build() {
  ./configure -q --disable-dselect --disable-nls && make -s && make -s -C lib/dpkg t/c-tarextract t/c-treewalk t/c-trigdeferred
}
run() {
  for folder in lib/dpkg src utils scripts .; do make -C "$folder" -k check-local 2>&1 | sed "s@^\./t/@$folder/t/@"; done
  cd tests || exit
  for test in $(make -s help | sed -n 's/^The available tests are: //p'); do
    make "$test-test"
    echo "status $? $test"
    make "$test-clean" > /dev/null 2>&1
  done
}
results() {
  sed -nE 's,^(\S*t/\S+) \.+ ?ok$,PASS \1,p; s,^(\S*t/\S+) \.+ ?skipped.*,SKIP \1,p; s,^(\S*t/\S+) +\(Wstat.*,FAIL \1,p
    s/^status 0 /PASS /p; s/^status [0-9]+ /FAIL /p'
}

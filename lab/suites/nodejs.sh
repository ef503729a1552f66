# The tests of Debian's nodejs that have to do with the system, by the node at hand, each as its first lines ask.
package=nodejs
families='child-process fs cluster worker signal process net dgram pipe stdio stdin stdout spawn os tty timers abort'
export families
run() {
  cd test/parallel || exit
  for family in $families; do
    for test in test-"$family"[-.]*js; do
      [ -e "$test" ] || continue
      timeout -k 5 60 node $(sed -n 's,^// Flags: ,,p' "$test") "$test" > /tmp/suite-node-$$ 2>&1 < /dev/null
      status=$?
      grep -q '^1\.\.0 # Skipped' /tmp/suite-node-$$ && status=skip
      echo "status $status $test"
      sed 's/^/  /' /tmp/suite-node-$$
    done
  done
  rm -f /tmp/suite-node-$$
}
results() { sed -nE 's/^status 0 /PASS /p; s/^status skip /SKIP /p; s/^status ([0-9]+) /FAIL /p'; }

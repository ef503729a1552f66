package=bash
build() { ./configure -q && make -s && make -s recho zecho printenv xcase; }
# Each run-NAME prints how the output differs from what is right.
run() {
  cd tests
  export THIS_SH=$PWD/../bash BUILD_DIR=$PWD/.. PATH=$PWD/..:$PWD:$PATH TMPDIR=/tmp BASH_TSTOUT=/tmp/suite-bash-$$
  for test in run-*; do
    case $test in run-all | run-minimal | run-gprof | *.orig | *~) continue ;; esac
    timeout 120 sh "./$test" > "$BASH_TSTOUT.out" 2>&1
    status=$?
    lines=$(grep -c '^[<>]' "$BASH_TSTOUT.out")
    if [ $status = 0 ] && [ "$lines" = 0 ]; then echo "PASS $test"; else echo "FAIL $test ($lines lines)"; fi
    sed 's/^/  /' "$BASH_TSTOUT.out"
  done
}
results() { grep -E '^(PASS|FAIL) '; }

# proot 5.4.0, a tracer that has a filter choose its tracees' calls: `proot-5.4.0` is put in $SUITES by hand, since bookworm has another
# version. Its tests that want Docker or the network's servers of one's own are left out, and one that waits for a minute.
build() { make -C proot-5.4.0/src proot care HAS_PYTHON_CONFIG=; }
run() {
  cd proot-5.4.0/test || exit
  for test in $(ls test-*.sh test-*.c | grep -vE 'docker|socket|kkkkkkkk'); do
    timeout -k 5 60 make "check-$test" 2>&1 | grep CHECK || echo "  CHECK $test FAILED"
  done
}
results() { sed -nE 's/^ +CHECK\s+(\S+) ok$/PASS \1/p; s/^ +CHECK\s+(\S+) FAILED$/FAIL \1/p; s/^ +CHECK\s+(\S+) skipped$/SKIP \1/p'; }

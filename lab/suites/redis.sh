package=redis
build() { make -s MALLOC=libc; }
run() {
  ./runtest --clients 1 $(printf -- '--single %s ' unit/type/list unit/expire unit/multi unit/scripting unit/other integration/aof integration/replication-4)
}
results() {
  sed -E 's/\x1b\[[0-9;]*m//g' |
    sed -nE 's/^\[ok\]: (.*) \([0-9]+ ms\)$/PASS \1/p; s/^\[(err|exception)\]: (.*)/FAIL \2/p; s/^\[ignore\]: (.*)/SKIP \1/p'
}

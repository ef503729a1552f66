package=libuv1
build() { sh autogen.sh && ./configure -q && make -s && make -s test/run-tests; }
run() { UV_RUN_AS_ROOT=1 test/run-tests; }
results() { sed -nE 's/^not ok [0-9]+ - (\S+).*/FAIL \1/p; s/^ok [0-9]+ - (\S+) # SKIP.*/SKIP \1/p; s/^ok [0-9]+ - (\S+)$/PASS \1/p'; }

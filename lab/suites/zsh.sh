package=zsh
build() { ./configure -q && make -s; }
run() { make check; }
results() { sed -nE 's/^\S*\/(\S+)\.ztst: all tests successful.*/PASS \1/p; s/^\S*\/(\S+)\.ztst: test failed.*/FAIL \1/p; s/^\S*\/(\S+)\.ztst: skipped.*/SKIP \1/p'; }

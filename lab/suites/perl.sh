package=perl
build() { ./Configure -des -Dusethreads -Doptimize=-O1 && make -s test_prep; }
run() { cd t && ./TEST op/*.t io/*.t re/*.t lib/*.t cmd/*.t base/*.t comp/*.t; }
results() { sed -nE 's/^(\S+) \.+ ?ok$/PASS \1/p; s/^(\S+) \.+ ?skipped.*/SKIP \1/p; s/^(\S+) \.+ ?FAILED.*/FAIL \1/p'; }

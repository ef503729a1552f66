package=apr
build() { ./configure -q --enable-threads && make -s && make -s -C test; }
run() { cd test && ./testall; }
results() { sed -nE 's/^(test[a-z]+) +: .*SUCCESS$/PASS \1/p; s/^(test[a-z]+) +: .*FAILED.*/FAIL \1/p'; }

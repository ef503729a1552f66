package=socat
build() { ./configure -q && make -s; }
run() { ./test.sh; }
results() {
  sed -nE 's/\x1b\[[0-9;]*m//g; s/^test +([0-9]+) (\S+): .*\.\.\. .*OK.*/PASS \1 \2/p; s/^test +([0-9]+) (\S+): .*FAILED.*/FAIL \1 \2/p; s/^test +([0-9]+) (\S+): .*not (available|supported|tested).*/SKIP \1 \2/p'
}

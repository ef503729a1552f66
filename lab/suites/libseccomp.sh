package=libseccomp
build() { ./configure -q && make -s && make -s check-build; }
run() { cd tests && ./regression -T live -T basic; }
results() {
  sed -nE 's/^Test (\S+) result: +(SUCCESS|FAILURE|SKIPPED|ERROR).*/\2 \1/p' | sed 's/^SUCCESS/PASS/; s/^SKIPPED/SKIP/; s/^FAILURE/FAIL/; s/^ERROR/FAIL/'
}

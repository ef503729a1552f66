package=cpio
build() { ./configure -q && make -s; }
run() { cd tests && make -s genfile testsuite && ./testsuite; }
results() { sed -nE 's/^ *([0-9]+): (.*\S) +(ok|FAILED|skipped).*/\3 \1 \2/p' | sed 's/^ok/PASS/; s/^FAILED/FAIL/; s/^skipped/SKIP/'; }

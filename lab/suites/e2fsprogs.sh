# Of making, changing and reading file systems in files; f_..., what e2fsck mends, takes long.
package=e2fsprogs
build() { mkdir _b && cd _b && ../configure -q --disable-nls && make -s && make -s -C tests test_one test_script; }
run() { cd _b/tests && ./test_script $(cd ../../tests && ls | grep -E '^[degijlmtuz]_'); }
results() { sed -nE 's/^([a-z]_[a-z0-9_]+): .*: (ok|failed|skipped).*/\2 \1/p' | sed 's/^ok/PASS/; s/^failed/FAIL/; s/^skipped/SKIP/'; }

package=tcl8.6
build() { cd unix && ./configure -q && make -s && make -s tcltest; }
run() { make -C unix test TESTFLAGS="-verbose pse"; }
results() { sed -nE 's/^\+\+\+\+ (\S+) PASSED$/PASS \1/p; s/^\+\+\+\+ (\S+) SKIPPED.*/SKIP \1/p; s/^==== (\S+) .*FAILED$/FAIL \1/p' | sort -u; }

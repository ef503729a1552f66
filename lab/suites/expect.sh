# Wanted: tcl-dev.
package=expect
build() { ./configure -q --with-tclinclude=/usr/include/tcl8.6 --with-tcl=/usr/lib/tcl8.6 && make -s; }
run() { LD_LIBRARY_PATH=. tclsh tests/all.tcl -verbose pse; }
results() { sed -nE 's/^\+\+\+\+ (\S+) PASSED$/PASS \1/p; s/^\+\+\+\+ (\S+) SKIPPED.*/SKIP \1/p; s/^==== (\S+) .*FAILED$/FAIL \1/p' | sort -u; }

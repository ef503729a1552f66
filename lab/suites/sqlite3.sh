# Its Tcl tests as `make tcltest` takes them. Wanted: tcl-dev.
package=sqlite3
build() { ./configure -q && make -s testfixture; }
run() { ./testfixture test/veryquick.test; }
results() { sed -nE 's/^! (\S+) .*expected.*/FAIL \1/p; s/^(\S+)\.\.\. Ok$/PASS \1/p; s/^(\S+)\.\.\. (Omitted|Skipped).*/SKIP \1/p' | sort -u; }

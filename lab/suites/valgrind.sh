# Debian's valgrind, which executes a program's code itself, and the tests that want no tool of it.
package=valgrind
build() { ./configure -q --enable-only64bit && make -s -C include && make -s -C tests check && make -s -k -C none/tests check || [ -x none/tests/fork ]; }
run() { perl tests/vg_regtest --valgrind=/usr/bin/valgrind --valgrind-lib=/usr/libexec/valgrind none/tests; }
results() {
  awk '
    /^[^ ]+: +valgrind / { if (name != "") print result, name; name = $1; sub(":", "", name); result = "PASS" }
    /^\*\*\* .* failed/ { result = "FAIL" }
    /^[^ ]+: +\(skipping/ { print "SKIP", $1 }
    END { if (name != "") print result, name }'
}

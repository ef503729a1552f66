package=gawk
build() { ./configure -q && make -s; }
run() { make -k check; }
# A test prints its name, and what failed is shown in the end.
results() {
  awk '/^[a-z][a-z0-9_-]*$/ { seen[$0] } /^=+ _.* =+$/ { failed[substr($2, 2)] }
    END { for (name in seen) if (!(name in failed)) print "PASS", name; for (name in failed) print "FAIL", name }'
}

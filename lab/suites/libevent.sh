package=libevent
build() { autoreconf -fi && ./configure -q --disable-samples && make -s && make -s test/regress; }
run() { ./test/regress; }
results() {
  awk '
    / DISABLED$| SKIPPED$/ { sub(":", "", $1); print "SKIP", $1; next }
    / OK$/ { sub(":", "", $1); print "PASS", $1; next }
    /^[a-z_]+\/[^ ]+: / { sub(":", "", $1); name = $1 }
    /^ +\[.* FAILED\]$/ { print "FAIL", name }'
}

package=util-linux
build() {
  ./configure -q --disable-asciidoc --without-python --disable-makeinstall-chown --disable-makeinstall-setuid && make -s && make -s check-programs
}
run() { tests/run.sh --parallel=1; }
# A test with sub-tests has a line of its own before and behind theirs.
results() {
  sed -nE 's/^ *(\S*): (.*\S) +\.\.\.( (OK|FAILED|SKIPPED).*|)$/\4 \1 \2/p' | sed 's/^OK/PASS/; s/^FAILED/FAIL/; s/^SKIPPED/SKIP/' |
    awk '/^ / { whole = substr($0, 2); next } !/^[A-Z]+  / { whole = "" } { sub("  ", " " whole ": "); print }'
}

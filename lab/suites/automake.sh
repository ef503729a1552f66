# What the suites of automake's test driver have in common.
build() { ./configure -q && make -s; }
# The log of the whole has each name once more, underlined.
results() {
  awk '
    line && !(/^=+$/ && length($0) == width) { print line }
    { line = "" }
    /^(PASS|FAIL|SKIP|XFAIL|XPASS|ERROR): / { width = length($0); line = $1 " " $2; sub(":", "", line) }
    END { if (line) print line }'
}

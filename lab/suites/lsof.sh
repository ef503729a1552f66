# Wanted: netcat-openbsd, whose nc speaks of Unix sockets.
package=lsof
build() { ./Configure -n linux && make -s; }
run() { ./check.bash linux; }
# What a test says stands between its name and how it ended.
results() {
  awk '/ \.\.\. / { name = $1; sub(/.* /, "") } name && /^(ok|failed|skipped)$/ { print ($0 == "ok" ? "PASS" : $0 == "failed" ? "FAIL" : "SKIP"), name; name = "" }'
}

# What the suites that print the Test Anything Protocol have in common; `of NAME COMMAND...` puts a name before those of its tests.
of() {
  local name=$1
  shift
  "$@" 2>&1 | sed -E "s@^(not )?ok( [0-9]+)?@& $name@"
}
export -f of
results() {
  sed -nE "/# TODO/d; s/^ok( [0-9]+)? (.*)# (skip|SKIP) (.*)/SKIP \2\4/p; t; s/^ok( [0-9]+)? (.*)/PASS \2/p; s/^not ok( [0-9]+)? (.*)/FAIL \2/p"
}

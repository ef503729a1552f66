#!/bin/bash
# Runs a suite that others wrote natively and under unweld, and shows which tests do not end alike.
#
#     lab/suites/run.sh SUITE [MODE...]     MODE: native, none, fakeroot; all of them when none is given
#
# SUITE is a file beside this one. It has `package` (a Debian source package, fetched by `apt-get source`), and the functions
# `build`, `run` and `results`, which makes lines «PASS NAME», «FAIL NAME», «SKIP NAME» of what `run` printed. Everything lies
# in $SUITES (/tmp/suites) and is run as who calls this.
set -u
here=$(dirname "$(realpath "$0")")
unweld=${UNWELD:-$here/../../bin/unweld}
suite=$1
shift
[ $# -gt 0 ] || set -- native none fakeroot
export SUITES=${SUITES:-/tmp/suites} LC_ALL=C.UTF-8
who=$(id -un)
log=$SUITES/log/$who
mkdir -p "$log"
package=
build() { :; }
. "$here/$suite.sh"

cd "$SUITES" || exit
if [ -n "$package" ]; then
  compgen -G "$package-[0-9]*/" > /dev/null || apt-get source -q "$package" > "$log/$suite.source" 2>&1
  cd "$package"-[0-9]*/ || exit
fi
if ! [ -e "$SUITES/$suite.built" ]; then
  build > "$log/$suite.build" 2>&1 || { echo "$suite does not build: $log/$suite.build" >&2; exit 1; }
  touch "$SUITES/$suite.built"
fi
export -f run

for mode; do
  case $mode in
    native) through=() ;;
    *) through=("$unweld" run -p "$mode" --) ;;
  esac
  began=$SECONDS
  "${through[@]}" bash -c run > "$log/$suite.$mode.out" 2>&1 < /dev/null
  results < "$log/$suite.$mode.out" | sort > "$log/$suite.$mode"
  echo "$suite, $who, $mode: $(cut -d' ' -f1 "$log/$suite.$mode" | sort | uniq -c | xargs) ($((SECONDS - began)) s)"
  [ "$mode" = native ] || diff "$log/$suite.native" "$log/$suite.$mode" | grep '^[<>]'
done
exit 0

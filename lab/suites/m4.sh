. "$here/automake.sh"
package=m4
# Its own checks speak otherwise than gnulib's tests: behind them there is a list of those that failed.
run() { make -k check -C tests; cd checks && ./check-them -I ../examples -m ../src/m4 [0-9]*; }
eval "gnulib_$(declare -f results)"
results() {
  local all
  all=$(cat)
  gnulib_results <<< "$all"
  awk '
    $1 == "Checking" { outcome[$2] = "PASS" }
    list { for (i = 1; i <= NF; i++) { sub(":.*", "", $i); outcome[$i] = list } }
    { list = /^Skipped checks were:/ ? "SKIP" : /^Failed checks were:/ ? "FAIL" : "" }
    END { for (name in outcome) print outcome[name], name }' <<< "$all"
}

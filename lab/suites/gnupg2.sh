. "$here/automake.sh"
package=gnupg2
run() { make -k check; }
results() { sed -nE 's/^(PASS|FAIL|SKIP|XFAIL|XPASS): (\S+).*/\1 \2/p'; }

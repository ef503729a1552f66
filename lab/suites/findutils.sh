. "$here/automake.sh"
package=findutils
build() { autoreconf -fi && ./configure -q && make -s; }
run() { make -k check; }
results() { sed -nE 's/^(PASS|FAIL|SKIP|XFAIL|XPASS|ERROR|UNSUPPORTED|UNTESTED): (.+)/\1 \2/p'; }

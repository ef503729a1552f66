. "$here/dejagnu.sh"
package=psmisc
build() { ./configure -q && make -s; }
run() { make -k check RUNTESTFLAGS=--all; }

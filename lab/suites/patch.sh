. "$here/automake.sh"
package=patch
# Debian's patches make the files older that automake would make anew.
build() { ./configure -q && make -s AUTOMAKE=: ACLOCAL=: AUTOCONF=: AUTOHEADER=:; }
run() { make -k check AUTOMAKE=: ACLOCAL=: AUTOCONF=: AUTOHEADER=:; }

# Without regular expressions and compression (eight of its tests want that): requests, and programs that it starts.
. "$here/tap.sh"
package=lighttpd
build() {
  ./configure -q --without-pcre2 --without-pcre --without-zlib --without-bzip2 && make -s && make -s -C tests fcgi-responder scgi-responder
}
run() {
  cd tests || exit
  export srcdir=. top_builddir=..
  sh ./prepare.sh
  for test in request core-condition mod-fastcgi mod-scgi; do of "$test" timeout -k 5 60 ./wrapper.sh . .. "./$test.t"; done
  sh ./cleanup.sh
}

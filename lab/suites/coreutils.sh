folders='chgrp chmod chown cp dd df du id install ln ls mkdir misc mv readlink rm rmdir tail-2 touch'
export folders
. "$here/automake.sh"
package=coreutils
# Without those that measure how time grows with size.
run() {
  local tests
  tests=$(for folder in $folders; do ls tests/"$folder"/*.sh tests/"$folder"/*.pl; done 2> /dev/null | grep -v -e perf -e many-dir -e deep-2)
  make -k check SUBDIRS=. VERBOSE=no TESTS="$(echo $tests)"
}

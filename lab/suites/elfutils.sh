# Its tests, which read processes, core files and programs by its own tools, and trace.
. "$here/automake.sh"
package=elfutils
build() { ./configure -q --disable-nls --disable-debuginfod --disable-libdebuginfod && make -s && make -s -C tests check TESTS=; }
run() { make -k -C tests check VERBOSE=no; }

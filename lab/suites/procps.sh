. "$here/dejagnu.sh"
package=procps
build() {
  ./configure -q && make -s && make -s src/tests/test_process src/tests/test_shm src/tests/test_strutils src/tests/test_fileutils &&
    make -s -C testsuite test-schedbatch
}
run() { make -k check -C testsuite RUNTESTFLAGS=--all; }

# By Debian's bwrap. Wanted: libcap2-bin, python3-seccomp.
. "$here/tap.sh"
package=bubblewrap
build() { cc -D_GNU_SOURCE -o tests/try-syscall tests/try-syscall.c; }
run() {
  export G_TEST_SRCDIR=$PWD G_TEST_BUILDDIR=$PWD
  for test in run.sh specifying-pidns.sh specifying-userns.sh; do of "$test" bash "tests/test-$test"; done
  of seccomp.py python3 tests/test-seccomp.py | sed "s/ - <.*//"
}

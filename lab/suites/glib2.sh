. "$here/tap.sh"
package=glib2.0
# Of processes, the main loop, threads, files, sockets.
GLIB="spawn-test spawn-singlethread spawn-multithreaded spawn-path-search mainloop unix fileutils io-channel io-channel-basic timeout thread thread-pool
  cond mutex rec-mutex rwlock 1bit-mutex bitlock asyncqueue once onceinit private mappedfile dir environment logging testing utils
  slice-concurrent atomic"
GIO="file g-file g-file-info gsubprocess socket socket-listener socket-service unix-streams unix-fd task pollable readwrite contexts testfilemonitor
  credentials cancellable async-splice-output-stream inet-address network-address gdbus-server-auth live-g-file"
export GLIB GIO
build() {
  meson setup -Dtests=true -Dlibmount=disabled -Dselinux=disabled -Dlibelf=disabled _b && cd _b && ninja -j1 $(
    sed -nE 's@^build (g(lib|io)/tests/[^.: ]*):.*@\1@p' build.ninja |
      grep -E "/($(echo $GLIB $GIO | tr ' ' '|')|(spawn|test-spawn|testing|gsubprocess)-.*)\$")
}
run() {
  cd _b
  export G_TEST_SRCDIR G_TEST_BUILDDIR GIO_USE_VFS=local LD_LIBRARY_PATH=$PWD/glib:$PWD/gio:$PWD/gobject:$PWD/gmodule
  for test in $(printf "glib/%s " $GLIB) $(printf "gio/%s " $GIO); do
    G_TEST_SRCDIR=$PWD/../${test%/*}/tests G_TEST_BUILDDIR=$PWD/${test%/*}/tests
    of "$test" timeout 120 "${test%/*}/tests/${test#*/}" --tap
  done
}

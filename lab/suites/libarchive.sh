# The library's own tests, and those of bsdtar, bsdcpio and bsdcat. Debian's patches make configure.ac newer than what was made of it.
package=libarchive
build() {
  autoreconf -fi && ./configure -q --without-openssl --with-nettle && make -s &&
    make -s libarchive_test bsdtar_test bsdcpio_test bsdcat_test
}
# The files of tests that fail stay, where TMPDIR says.
run() {
  export TMPDIR=$PWD/tmp
  rm -rf tmp && mkdir tmp || exit
  echo "== cat" && ./bsdcat_test -p "$PWD/bsdcat" -r "$PWD/cat/test"
  echo "== cpio" && ./bsdcpio_test -p "$PWD/bsdcpio" -r "$PWD/cpio/test"
  echo "== tar" && ./bsdtar_test -p "$PWD/bsdtar" -r "$PWD/tar/test"
  echo "== library" && ./libarchive_test -r "$PWD/libarchive/test"
}
results() {
  awk '$1 == "==" { of = $2 } $1 ~ /^[0-9]+:$/ { print ($3 == "FAIL" ? "FAIL" : $NF == "(S)" ? "SKIP" : "PASS"), of, $2 }'
}

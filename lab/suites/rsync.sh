package=rsync
build() {
  ./configure -q --disable-xxhash --disable-zstd --disable-lz4 --disable-openssl && make -s
  make -s $(sed -n '/^CHECK_PROGS/,/[^\\]$/p' Makefile | tr -d '\\' | sed 's/.*=//; s/$(EXEEXT)//g')
}
run() { make -k check; }
results() { sed -nE 's/^(PASS|FAIL|SKIP) +(\S+).*/\1 \2/p'; }

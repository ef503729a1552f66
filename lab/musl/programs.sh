#!/bin/sh
# programs.sh FOLDER: builds programs with the musl that build.sh installed in FOLDER, for what all calls of a program cost when its C
# library makes them through the image: busybox, sqlite3, git and tcc, in FOLDER/programs.
#
# The sources are Debian's packages (sources.sh). Needed besides what build.sh needs: the kernel's headers, and tclsh for sqlite3.
set -eu
umask 022

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
[ $# -eq 1 ] && [ -x "$1/bin/musl-gcc" ] || { printf 'usage: programs.sh FOLDER, where build.sh installed musl\n' >&2; exit 2; }
musl=$(CDPATH='' cd -P -- "$1" && pwd -P)
out=$musl/programs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

. "$here/sources.sh"
for package in busybox sqlite3 zlib git tcc; do fetch $package; done
cc=$musl/bin/musl-gcc
jobs=$(nproc)

# The kernel's own headers, without those of another C library beside them.
mkdir "$work/kernel"
for name in linux asm-generic mtd; do ln -s "/usr/include/$name" "$work/kernel/$name"; done
ln -s "/usr/include/$(cc -print-multiarch)/asm" "$work/kernel/asm"

built() {
  [ "$1" -eq 0 ] || { tail -n 20 "$work/log" >&2; printf 'lab/musl/programs.sh: cannot build %s\n' "$2" >&2; exit 1; }
}

applets="BUSYBOX STATIC LFS LONG_OPTS ASH ASH_ECHO ASH_TEST ASH_PRINTF TAR FEATURE_TAR_CREATE FIND FEATURE_FIND_TYPE HTTPD WGET CAT SEQ SLEEP"
status=0
(
  cd "$work/busybox"
  make -s allnoconfig
  for option in $applets; do sed -i "s/# CONFIG_$option is not set/CONFIG_$option=y/" .config; done
  yes '' | make -s oldconfig
  make -s -j"$jobs" CC="$cc -w -isystem $work/kernel" SKIP_STRIP=y busybox
  cp busybox "$out/"
) >"$work/log" 2>&1 || status=$?
built $status busybox
(
  cd "$work/sqlite3"
  ./configure -q CC="$cc" CFLAGS="-O2 -w" --disable-readline --disable-tcl --disable-shared --disable-load-extension
  make -s sqlite3
  cp sqlite3 "$out/"
) >"$work/log" 2>&1 || status=$?
built $status sqlite3
(
  cd "$work/zlib"
  CC=$cc CFLAGS=-O2 ./configure --static --prefix="$work/z"
  make -s install
  cd "$work/git"
  make -s -j"$jobs" CC="$cc -static -w -I$work/z/include -L$work/z/lib" CFLAGS=-O2 NO_OPENSSL=1 NO_CURL=1 NO_EXPAT=1 NO_GETTEXT=1 NO_TCLTK=1 \
    NO_PERL=1 NO_PYTHON=1 NO_ICONV=1 NO_REGEX=NeedsStartEnd git
  cp git "$out/"
) >"$work/log" 2>&1 || status=$?
built $status git
(
  cd "$work/tcc"
  ./configure --cc="$cc" --extra-cflags="-O2 -w" --extra-ldflags=-static --config-musl --prefix="$out/tcc-files" \
    --sysincludepaths="$out/tcc-files/lib/tcc/include:$musl/include" --libpaths="$musl/lib:$out/tcc-files/lib/tcc" --crtprefix="$musl/lib"
  make -s tcc libtcc1.a
  make -s install
  cp "$out/tcc-files/bin/tcc" "$out/"
) >"$work/log" 2>&1 || status=$?
built $status tcc

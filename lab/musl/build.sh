#!/bin/sh
# build.sh FOLDER: builds musl with linux-abi.patch and installs it there: FOLDER/bin/musl-gcc compiles programs of it.
#
# The source is Debian's package (sources.sh). Needed: apt, tar, patch, make, a C compiler. Exit status 75 where the source cannot be had.
set -eu
umask 022

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
[ $# -eq 1 ] || { printf 'usage: build.sh FOLDER\n' >&2; exit 2; }
mkdir -p "$1"
out=$(CDPATH='' cd -P -- "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. "$here/sources.sh"
cd "$work"
fetch musl
patch -s -d musl -p1 <"$here/linux-abi.patch"
# Calls push a return address, which would lie where a leaf function may keep something.
if ! (
  cd musl
  rm -f src/thread/x86_64/__unmapself.s # it makes calls without a stack; the C file in its place has one
  ./configure --prefix="$out" --syslibdir="$out/lib" --enable-wrapper=gcc CFLAGS=-mno-red-zone
  make -j"$(nproc)"
  make install
) >"$work/log" 2>&1; then
  tail -n 20 "$work/log" >&2
  exit 1
fi

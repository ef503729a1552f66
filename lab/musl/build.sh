#!/bin/sh
# build.sh FOLDER: builds musl with linux-abi.patch and installs it there: FOLDER/bin/musl-gcc compiles programs of it.
#
# The source is Debian's package, from the archives that this system's apt is configured for. Nothing of the system changes.
# Needed: apt, tar, patch, make, a C compiler. Exit status 75 where the source cannot be had.
set -eu
umask 022

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
[ $# -eq 1 ] || { printf 'usage: build.sh FOLDER\n' >&2; exit 2; }
mkdir -p "$1"
out=$(CDPATH='' cd -P -- "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing() {
  printf 'lab/musl/build.sh: cannot get the source of musl: %s\n' "$1" >&2
  exit 75
}

# The same archives, for sources.
mkdir -p "$work/apt/parts" "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
for file in /etc/apt/sources.list.d/*.sources; do
  [ ! -f "$file" ] || sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/apt/parts/${file##*/}"
done
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [ ! -f "$file" ] || sed -n 's/^deb[[:space:]]/deb-src /p' "$file" >"$work/apt/parts/${file##*/}"
done
command -v apt-get >/dev/null || missing "apt-get is not in PATH"
apt() {
  apt-get -qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/apt/parts" -o Dir::State::lists="$work/apt/lists" \
    -o Dir::Cache="$work/apt/cache" -o APT::Sandbox::User= "$@" >>"$work/log" 2>&1
}
cd "$work"
apt update || true # one archive of several may be away
apt source --download-only musl || missing "$(tail -n 1 "$work/log")"

mkdir musl
tar -C musl --strip-components=1 -xf musl_*.orig.tar.*z
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

#!/bin/sh
# legacy.sh FOLDER FILES: programs that live on old calls, with a tree of FILES files in 20 folders; prints a line `PHASE NANOSECONDS` for each.
set -eu
cd "$1"
files=$(($2 / 20)) # a folder

phase() {
  name=$1
  shift
  before=$(date +%s%N)
  "$@" >/dev/null
  echo "$name $(($(date +%s%N) - before))"
}

commit() {
  git init -q -b main repository
  git -C repository config user.email a@b
  git -C repository config user.name a
  cp -r tree repository/tree
  git -C repository add .
  git -C repository commit -qm all
  git -C repository status --short
  git -C repository gc -q
}

mkdir -p tree
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  mkdir -p "tree/$i"
  (cd "tree/$i" && seq 1 "$((files * 20))" | split -a 3 -l 20 -)
done
for i in 1 2 3 4 5 6 7 8; do echo "int f$i(int x) { return x * $i; }" >"f$i.c"; done
printf 'all: $(patsubst %%.c,%%.o,$(wildcard f*.c))\n' >Makefile
phase 'tar -c' tar -cf tree.tar tree
phase 'tar -x' sh -c 'mkdir copy && tar -C copy -xf tree.tar'
phase 'find' find tree copy -type f -newer Makefile -size +1
phase 'git add, commit, status, gc' commit
phase 'make and gcc' make -s

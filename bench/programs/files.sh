#!/bin/sh
# files.sh ARCHIVE FOLDER: what a package build does to many small files; prints a line `PHASE NANOSECONDS` for each.
set -eu
archive=$1
cd "$2"

phase() {
  name=$1
  shift
  before=$(date +%s%N)
  "$@" >/dev/null
  echo "$name $(($(date +%s%N) - before))"
}

mkdir tree
phase 'tar -x' tar -C tree -xf "$archive"
phase 'chown -R' chown -R 33:33 tree
phase 'cp -a' cp -a tree copy
phase 'find -ls' find copy -ls
phase 'tar -c' tar -cf archive copy
phase 'rm -rf' rm -rf tree copy

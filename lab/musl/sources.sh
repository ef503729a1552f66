# Sourced by the scripts beside it, with $work an empty folder: fetches Debian's source packages from the archives that this system's apt is
# configured for. Nothing of the system changes. Exit status 75 where a source cannot be had.

missing() {
  printf 'lab/musl: cannot get the source of %s: %s\n' "$1" "$2" >&2
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
command -v apt-get >/dev/null || missing everything "apt-get is not in PATH"
apt() {
  apt-get -qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/apt/parts" -o Dir::State::lists="$work/apt/lists" \
    -o Dir::Cache="$work/apt/cache" -o APT::Sandbox::User= "$@" >>"$work/log" 2>&1
}
(cd "$work" && apt update) || true # one archive of several may be away

# fetch PACKAGE: its upstream source in the folder $work/PACKAGE
fetch() {
  (cd "$work" && apt source --download-only "$1") || missing "$1" "$(tail -n 1 "$work/log")"
  mkdir "$work/$1"
  tar -C "$work/$1" -xf "$(find "$work" -maxdepth 1 -name "$1_*.orig.tar.*" ! -name '*.asc')"
  # Most archives have one folder, some none.
  set -- "$work/$1" "$work/$1"/*/
  [ $# -ne 2 ] || [ "$(find "$1" -mindepth 1 -maxdepth 1 | wc -l)" -ne 1 ] || { mv "$2" "$1.in" && rmdir "$1" && mv "$1.in" "$1"; }
}

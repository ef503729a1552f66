# Go's own tests of C in Go programs and Go in C programs, of plugins and of forwarded signals: golang-go and golang-src.
. "$here/go.sh"
run() {
  local at
  at=$(mktemp -d)
  cp -rL /usr/lib/go-1.19/misc "$at" && chmod -R u+w "$at"
  export GOCACHE=$at/cache GOFLAGS=-p=1 HOME=$at
  cd "$at/misc/cgo" || exit
  for package in test testtls testso testsovar nocgo testgodefs stdio life testplugin testcarchive testcshared; do
    (cd "$package" && go test -short -json .)
  done
  rm -r "$at"
}

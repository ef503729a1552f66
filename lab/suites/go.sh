# Debian's golang-go and golang-src. Nothing is cached: the compiler and the linker are part of the suite.
run() {
  GOCACHE=$(mktemp -d)
  export GOCACHE GOFLAGS=-p=1 PATH=$PATH:/usr/lib/go-1.19/bin
  cd /usr/lib/go-1.19/src || exit
  go test -short -json os os/exec os/signal os/user syscall net net/http time io io/fs internal/poll sync sync/atomic path/filepath archive/tar \
    runtime runtime/debug runtime/pprof runtime/trace runtime/cgo plugin crypto/rand log/syslog embed
  rm -r "$GOCACHE"
}
results() {
  sed -nE 's/.*"Action":"(pass|fail|skip)","Package":"([^"]+)","Test":"([^"]+)".*/\1 \2 \3/p' | sed 's/^pass/PASS/; s/^fail/FAIL/; s/^skip/SKIP/'
}

package=openssh
# Debian's patch makes configure.ac newer than what was made of it.
build() {
  touch configure config.h.in && sh configure -q --with-privsep-path="$SUITES/empty" && make -s && make -s regress-binaries
}
# A test that does not pass stops the ones behind it. As root, a user `sshd` is wanted; under `fakeroot` besides, who may read /etc/shadow.
run() {
  export TEST_SSH_UNSAFE_PERMISSIONS=1 LOGNAME
  LOGNAME=$(id -un)
  mkdir -p "$SUITES/empty"
  for test in connect connect-uri proxy-connect proto-version exit-status exit-status-signal envpass transfer banner stderr-data stderr-after-eof \
    broken-pipe login-timeout agent agent-getpeereid agent-timeout agent-subprocess keyscan scp sftp sftp-cmds sftp-batch sftp-perm forwarding \
    multiplex dynamic-forward reexec reconfigure cert-userkey host-expand localcommand forcecommand allow-deny-users; do
    timeout 120 make -s t-exec LTESTS="$test" && echo "ended well: $test" || echo "ended ill: $test"
  done
}
results() { sed -nE 's/^ended well: /PASS /p; s/^ended ill: /FAIL /p'; }

package=php8.2
# By the installed php (php8.2-cli).
run() {
  NO_INTERACTION=1 php run-tests.php -p /usr/bin/php8.2 -q --offline --no-color \
    ext/posix ext/pcntl ext/sockets ext/standard/tests/{general_functions,file,streams,dir,network} sapi/cli
}
results() { sed -nE 's/^.*(PASS|FAIL|SKIP) .*\[([^]]+\.phpt)\].*/\1 \2/p'; }

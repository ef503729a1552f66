# Large programs at ordinary work, each step with an outcome of its own. Wanted: openssh-server, rsync, nginx, apache2-utils, postgresql, qemu-user,
# gcc-aarch64-linux-gnu, chromium, firefox-esr; what is missing is skipped.
run() {
  here=$(mktemp -d)
  cd "$here" || exit
  mkdir home
  export HOME=$here/home PATH=$PATH:/usr/sbin:/usr/lib/postgresql/15/bin
  step() {
    local name=$1
    shift
    "$@" > out 2>&1
    local status=$?
    [ $status = 0 ] && echo "PASS $name" || echo "FAIL $name ($status)"
    sed 's/^/  /' out
  }
  wanted() { for program; do command -v "$program" > /dev/null || { echo "SKIP $program"; return 1; }; done; }
  wait_for() { for _ in $(seq 100); do "$@" > /dev/null 2>&1 && return; sleep 0.1; done; return 1; }

  if wanted sshd ssh sftp scp rsync; then
    ssh-keygen -q -t ed25519 -N '' -f host
    ssh-keygen -q -t ed25519 -N '' -f key
    cp key.pub authorized
    seq 100000 > data
    printf '%s\n' 'Port 22022' 'ListenAddress 127.0.0.1' "HostKey $here/host" "AuthorizedKeysFile $here/authorized" "PidFile $here/sshd.pid" \
      "UsePAM $([ "$(id -u)" = 0 ] && echo yes || echo no)" 'StrictModes no' 'Subsystem sftp internal-sftp' > sshd_config
    printf '%s\n' 'Host there' 'HostName 127.0.0.1' 'Port 22022' "IdentityFile $here/key" 'IdentitiesOnly yes' "UserKnownHostsFile $here/known" \
      'StrictHostKeyChecking no' 'BatchMode yes' > ssh_config
    /usr/sbin/sshd -f "$here/sshd_config" -E "$here/sshd.log"
    over() { ssh -F ssh_config there "$@"; }
    step 'sshd: a command' wait_for over true
    step 'sshd: an exit status' bash -c 'ssh -F ssh_config there exit 7; [ $? = 7 ]'
    step 'sshd: data both ways' bash -c 'ssh -F ssh_config there cat < data | cmp - data'
    step 'sshd: scp' bash -c "scp -F ssh_config data there:$here/copied && cmp data copied"
    step 'sshd: sftp' bash -c "printf 'put data $here/sent\nget $here/sent got\n' | sftp -F ssh_config there && cmp data got"
    step 'sshd: rsync' bash -c "rsync -a -e 'ssh -F ssh_config' /usr/include/linux there:$here/synced && diff -r /usr/include/linux synced/linux"
    kill "$(cat sshd.pid)"
    sed 's/^/  /' sshd.log
  fi

  if wanted nginx ab curl; then
    printf '%s\n' 'worker_processes 2;' "pid $here/nginx.pid;" "error_log $here/error.log;" 'events { worker_connections 256; }' \
      "http { access_log off; client_body_temp_path $here/t1; proxy_temp_path $here/t2; fastcgi_temp_path $here/t3; uwsgi_temp_path $here/t4;" \
      "scgi_temp_path $here/t5; sendfile on; server { listen 127.0.0.1:22080; root $here; location / { aio threads; directio 1m; } } }" > nginx.conf
    [ "$(id -u)" = 0 ] && sed -i '1i user root;' nginx.conf
    seq 400000 > page
    nginx -e "$here/error.log" -c "$here/nginx.conf"
    step 'nginx: 3000 requests, 20 at once' bash -c 'ab -q -n 3000 -c 20 http://127.0.0.1:22080/page | tee ab.out; grep -q "Failed requests: *0$" ab.out'
    step 'nginx: reload' bash -c "nginx -e error.log -c $here/nginx.conf -s reload && sleep 1 && curl -s http://127.0.0.1:22080/page | cmp - page"
    step 'nginx: quit' bash -c 'pid=$(cat nginx.pid); kill -QUIT $pid; for i in $(seq 50); do kill -0 $pid || exit 0; sleep 0.1; done; exit 1'
    sed 's/^/  /' error.log
  fi

  # It refuses root.
  if [ "$(id -u)" != 0 ] && wanted initdb pg_ctl psql pgbench; then
    export PGHOST=$here PGDATABASE=postgres
    step 'postgres: initdb' initdb -D db -A trust
    step 'postgres: start' pg_ctl -D db -l pg.log -w -o "-k $here -h ''" start
    step 'postgres: pgbench -i' pgbench -i -s 2
    step 'postgres: pgbench' pgbench -c 4 -j 2 -t 500
    step 'postgres: parallel workers' psql -c "set force_parallel_mode=on; select count(*) from pgbench_accounts a join pgbench_accounts b using (aid)"
    step 'postgres: a backend killed' bash -c 'psql -c "select pg_terminate_backend(pg_backend_pid())"; psql -c "select 1"'
    step 'postgres: crash and recovery' bash -c 'psql -c "checkpoint; create table kept as select generate_series(1,1000)" &&
      kill -9 $(head -1 db/postmaster.pid); sleep 2; rm -f db/postmaster.pid; pg_ctl -D db -l pg.log -w -o "-k $PGHOST -h \"\"" start &&
      psql -Atc "select count(*) from kept" | grep 1000'
    step 'postgres: stop' pg_ctl -D db -m fast -w stop
  fi

  if wanted qemu-aarch64 aarch64-linux-gnu-gcc; then
    cat > foreign.c <<'C'
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int caught;
static void on(int signal) { caught += signal; }
static void *work(void *at) { for (int i = 0; i < 100000; i++) __atomic_add_fetch((int *)at, 1, __ATOMIC_SEQ_CST); return 0; }
int main(int count, char **arguments) {
  if (count > 1) { printf("executed %s\n", arguments[1]); return 3; }
  int sum = 0, status;
  pthread_t threads[4];
  for (int i = 0; i < 4; i++) pthread_create(threads + i, 0, work, &sum);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], 0);
  printf("threads %d\n", sum);
  struct sigaction action = {.sa_handler = on};
  sigaction(SIGUSR1, &action, 0);
  sigaction(SIGALRM, &action, 0);
  raise(SIGUSR1);
  alarm(1);
  pause();
  printf("signals %d\n", caught);
  fflush(stdout);
  if (fork() == 0) abort();
  wait(&status);
  printf("aborted %d\n", WTERMSIG(status));
  fflush(stdout);
  if (fork() == 0) { execl("/proc/self/exe", arguments[0], "again", NULL); _exit(1); }
  wait(&status);
  printf("status %d\n", WEXITSTATUS(status));
  return !(sum == 400000 && caught == SIGUSR1 + SIGALRM);
}
C
    aarch64-linux-gnu-gcc -static -pthread -o foreign foreign.c
    aarch64-linux-gnu-gcc -pthread -o foreign-shared foreign.c
    step 'qemu-aarch64: static' qemu-aarch64 ./foreign
    step 'qemu-aarch64: shared' qemu-aarch64 -L /usr/aarch64-linux-gnu ./foreign-shared
    step 'qemu-aarch64: strace' bash -c 'qemu-aarch64 -strace ./foreign 2>&1 | grep -q exit_group'
  fi

  printf '<script>document.title = "sum " + [1,2,3].reduce((a, b) => a + b); document.write("<p>written " + 6 * 7)</script>' > page.html
  if wanted chromium; then
    chrome() { timeout 60 chromium --headless --disable-gpu "$@" "file://$PWD/page.html"; }
    export -f chrome
    [ "$(id -u)" = 0 ] || step 'chromium, its sandbox on' bash -c 'chrome --dump-dom | grep "written 42"'
    step 'chromium --no-sandbox' bash -c 'chrome --no-sandbox --dump-dom | grep "written 42"'
    step 'chromium: a picture' bash -c 'chrome --no-sandbox --screenshot="$PWD/shot.png"; [ -s shot.png ]'
  fi
  if wanted firefox-esr; then
    step 'firefox: a picture' bash -c 'timeout 90 firefox-esr --headless --screenshot "$PWD/fox.png" "file://$PWD/page.html"; [ -s fox.png ]'
  fi
  cd / && rm -rf "$here"
}
results() { grep -E '^(PASS|FAIL|SKIP) '; }

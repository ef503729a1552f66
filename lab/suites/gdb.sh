# gdb's own tests, by Debian's gdb and dejagnu: a program debugged inside has breakpoints, signals, threads, forks and exec.
package=gdb
tests='attach call-signals call-strs callfuncs catch-fork-kill catch-signal catch-syscall checkpoint disp-step-fork disp-step-syscall foll-exec
  foll-vfork gcore interrupt kill-after-signal pie-execl sigall sigaltstack sigchld siginfo siginfo-obj sigrepeat sigstep step-test'
threads='attach-into-signal execl fork-thread-pending leader-exit pthreads siginfo-threads thread-execl tls'
export tests threads
build() { (cd gdb/testsuite && ./configure -q); }
run() {
  cd gdb/testsuite || exit
  local list
  list=$(for test in $tests; do echo "gdb.base/$test.exp"; done; for test in $threads; do echo "gdb.threads/$test.exp"; done)
  make -s check RUNTESTFLAGS="GDB=/usr/bin/gdb GDBFLAGS= $(for test in $list; do [ -e "$test" ] && echo "$test"; done | xargs)"
  cat gdb.sum
}
results() { sed -nE 's/^(PASS|FAIL|KFAIL|UNRESOLVED|UNTESTED|UNSUPPORTED): /\1 /p' | sed 's/^KFAIL/FAIL/; s/^UNRESOLVED/FAIL/; s/^UN[ST][A-Z]*/SKIP/'; }

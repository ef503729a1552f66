import type { Program } from "../programs/same.js";

/** On what a net is made of: processes, threads, signals, tracers, and programs with a runtime of their own. */
export const programs: readonly Program[] = [
  { name: "bash: a pipeline and jobs", command: ["bash", "-c", "seq 1000 | sort -rn | head -2 | tr 0-9 a-j; for i in 1 2 3; do (exit $i) & started+=($!); done; for job in ${started[@]}; do wait $job; echo $?; done; echo $(echo nested $(echo deeper))"] },
  {
    name: "python: threads and subprocesses", command: ["python3", "-c", `
import os, signal, subprocess, threading
def work(n):
    out[n] = subprocess.run(["sh", "-c", "echo $((%d * 7))" % n], stdout=subprocess.PIPE).stdout
out = {}
threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(out.items()))
signal.signal(signal.SIGALRM, lambda *a: print("alarm"))
signal.setitimer(signal.ITIMER_REAL, 0.05)
signal.pause()
pid = os.fork()
if pid == 0: os._exit(7)
print(os.waitpid(pid, 0)[1] >> 8)
`],
  },
  {
    name: "node: workers and children", command: ["node", "-e", `
const { Worker } = require("worker_threads");
let sum = 0, left = 4;
for (let n = 0; n < 4; n++) {
  const worker = new Worker("require('worker_threads').parentPort.postMessage(require('fs').readFileSync('/proc/self/comm', 'utf8').length)", { eval: true });
  worker.on("message", (value) => { sum += value; });
  worker.on("exit", () => { if (--left === 0) console.log(sum, require("child_process").execFileSync("echo", ["from a child"]).toString()); });
}
`],
  },
  { name: "static busybox", command: ["busybox", "sh", "-c", "busybox seq 300 | busybox awk '{ s += $1 } END { print s }'; busybox ls -d /proc/self/fd; (busybox sleep 0.01; echo slept) & wait"] },
  { name: "perl", command: ["perl", "-e", "print `echo from a child`; my $pid = fork; if (!$pid) { exit 9 } waitpid $pid, 0; print $? >> 8, qq(\\n); $SIG{USR1} = sub { print qq(signal\\n) }; kill USR1 => $$; exec 'echo', 'last'"] },
  { name: "git", command: ["bash", "-ec", "export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b GIT_AUTHOR_DATE='2020-01-01T00:00:00Z' GIT_COMMITTER_DATE='2020-01-01T00:00:00Z' GIT_CONFIG_NOSYSTEM=1; git init -q -b main r; cd r; for i in 1 2 3; do echo $i >f; git add f; git commit -qm $i; done; git log --format=%h; cd ..; git clone -q r s; git -C s fsck --no-progress; git -C s rev-parse HEAD"], needs: ["git"] },
  { name: "strace inside", command: ["bash", "-c", "strace -f -o log -e trace=getppid,exit_group,execve sh -c 'echo $PPID >/dev/null; /bin/true'; echo $?; grep -c execve log; grep -c 'exit_group(0)' log; grep -c -e SIGSYS -e rt_sigreturn log || true"], needs: ["strace"] },
  { name: "gdb inside", command: ["bash", "-c", "gdb -nx -q -batch -iex 'set debuginfod enabled off' -ex 'catch syscall exit_group' -ex run -ex 'printf \"said %d\\n\", $_siginfo.si_signo' -ex continue /bin/true 2>/dev/null | sed -n 's/(process [0-9]*)//; /^said/p; /exited/p'"], needs: ["gdb"] },
];

import { sameAsNatively, type Program } from "./same.js";

const program = `
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <pthread.h>
int add(int a, int b) { return a + b; }
void *run(void *x) { getppid(); return x; }
int main(int argc, char **argv) {
	pthread_t t;
	pthread_create(&t, 0, run, 0);
	pthread_join(t, 0);
	int sum = add(40, 2);
	printf("sum %d\\n", sum);
	fflush(stdout);
	if (argc > 1) *(volatile int *)16 = 1;
	return sum;
}
`;

const debug = (name: string, script: string, more: Partial<Program> = {}): Program => ({
  name, needs: ["gdb", "gcc"], command: ["bash", "-c", `gcc -g -O0 -pthread -o p p.c; ${script}`], files: { "p.c": program }, timeLimitMs: 90_000, ...more,
});
// What gdb says of addresses, threads and files is filtered: only what the commands print counts.
const gdb = "gdb -nx -q -batch -iex 'set debuginfod enabled off'";
const said = "grep -E '^(said|sum|\\$)'";

sameAsNatively("debuggers", [
  debug("gdb: a breakpoint, registers and a call", `${gdb} -ex 'break add' -ex run -ex 'printf "said %d %d\\n", a, b' -ex 'printf "said %d\\n", add(3, 4)' -ex finish -ex 'continue' -ex 'printf "said %d\\n", $_exitcode' ./p 2>/dev/null | ${said}`),
  debug("gdb: a crash", `${gdb} -ex 'run x' -ex 'printf "said %d\\n", $_siginfo.si_signo' -ex 'printf "said %d\\n", sum' -ex 'printf "said %s\\n", argv[1]' ./p 2>/dev/null | ${said}`),
  debug("gdb: stepping over calls", `${gdb} -ex 'break main' -ex run -ex next -ex next -ex next -ex next -ex 'printf "said %d\\n", sum' -ex kill ./p 2>/dev/null | ${said}`),
  debug("gdb: catching a system call", `${gdb} -ex 'catch syscall getppid' -ex run -ex 'printf "said stopped\\n"' -ex continue -ex continue ./p 2>/dev/null | ${said}`),
  debug("gdb: attaching", `sleep 30 & ${gdb} -p $! -ex 'printf "said attached\\n"' -ex detach 2>/dev/null | ${said}; kill $!`),
  debug("strace", "strace -f -o log -e trace=openat,getppid,exit_group,write ./p; echo $?; grep -c getppid log; grep -c 'exit_group(42)' log; grep -c 'write(1, \"sum 42' log", { needs: ["strace", "gcc"] }),
  debug("strace -c", "strace -c -o log -e trace=getppid sh -c './p'; echo $?; [ -s log ] && echo log", { needs: ["strace", "gcc"] }),
  debug("strace: making a call fail", "strace -o /dev/null -e inject=getppid:retval=77 sh -c 'echo through'; echo $?", { needs: ["strace", "gcc"] }),
  { name: "valgrind", command: ["bash", "-c", "valgrind -q --error-exitcode=9 /bin/true; echo $?; valgrind -q sh -c 'echo inside'"], needs: ["valgrind"], timeLimitMs: 120_000 },
]);

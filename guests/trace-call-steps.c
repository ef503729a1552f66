/*
 * A tracer that has stopped a program at the beginning of a call asks for one step: the program stops behind that call, whose result it
 * then has, and the next step is the next instruction. A signal that ends the call is told of behind that.
 *
 * Covers: WB-144
 */
#include "guest.h"
#include <sys/ptrace.h>
#include <sys/user.h>

#define TIMES 10
#define STEPS 4
#define MARK 771
#define LAST 400

extern char probe_call[], probe_behind[];
long probe(long nr, long a, long b, long c);

__asm__(".text\n"
	"probe:\n"
	"	mov %rdi, %rax\n	mov %rsi, %rdi\n	mov %rdx, %rsi\n	mov %rcx, %rdx\n"
	"	mov $771, %r9d\n"
	"probe_call:\n"
	"	syscall\n"
	"probe_behind:\n"
	"	mov %rax, %rcx\n"
	"	mov %rcx, %rax\n"
	"	ret\n");

static int ends[2];

static void child(void)
{
	struct timespec while_asleep = { 0, 300000000 };
	unsigned long child_ends = 1UL << (SIGCHLD - 1);
	char byte;

	raw(SYS_rt_sigprocmask, SIG_BLOCK, &child_ends, 0, 8);
	if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
		_exit(4);
	raise(SIGSTOP);
	for (int i = 0; i < TIMES; i++) {
		probe(SYS_dup, -1, 0, 0);
		probe(SYS_getpgid, -1, 0, 0);
		probe(SYS_rt_sigprocmask, 77, (long)&byte, 0);
		probe(SYS_rt_sigaction, SIGUSR1, 0, 0);
		probe(SYS_ptrace, -1, 0, 0);
	}
	probe(SYS_wait4, -1, 0, 0);
	probe(SYS_kill, getpid(), SIGUSR1, 0);
	probe(SYS_nanosleep, (long)&while_asleep, 0, 0);
	probe(SYS_read, ends[0], (long)&byte, 1);
	if (probe(SYS_fork, 0, 0, 0) == 0)
		_exit(3);
	probe(SYS_exit_group, 5, 0, 0);
}

/* Has the child go on step by step up to its next call, and make it: as what that shows. */
static void step_over(pid_t pid, char *as)
{
	int status;
	siginfo_t info;
	struct user_regs_struct r;

	do {
		ptrace(PTRACE_SINGLESTEP, pid, 0, 0);
		need(waitpid(pid, &status, 0) == pid && status >> 8 == SIGTRAP, "a step");
		ptrace(PTRACE_GETREGS, pid, 0, &r);
	} while (r.rip != (unsigned long)probe_call);
	ptrace(PTRACE_SINGLESTEP, pid, 0, 0);
	need(waitpid(pid, &status, 0) == pid && status >> 8 == SIGTRAP, "a step over a call");
	ptrace(PTRACE_GETREGS, pid, 0, &r);
	ptrace(PTRACE_GETSIGINFO, pid, 0, &info);
	sprintf(as, " over the next: (%d) at %ld, %ld, %d", info.si_code, (long)(r.rip - (unsigned long)probe_behind), (long)r.rax,
		info.si_addr == probe_behind);
}

/* Has the child, which is to make a call, execute that and what is behind it step by step: where it then is, and with which result. */
static void steps(pid_t pid, long nr, char *as)
{
	int status;
	siginfo_t info;
	struct user_regs_struct r;

	as += sprintf(as, "%ld:", nr);
	for (int i = 0; i < STEPS; i++) {
		need(ptrace(PTRACE_SINGLESTEP, pid, 0, 0) == 0, "a step");
		if (i == 0 && (nr == SYS_nanosleep || nr == SYS_read)) {
			sleep_ms(50);
			kill(pid, SIGUSR1);
		}
		if (i == 1 && nr == SYS_read)
			need(write(ends[1], "", 1) == 1, "a byte");
		waitpid(pid, &status, 0);
		if (!WIFSTOPPED(status)) {
			show_status("its end", status);
			exit(0);
		}
		need(ptrace(PTRACE_GETREGS, pid, 0, &r) == 0 && ptrace(PTRACE_GETSIGINFO, pid, 0, &info) == 0, "what it stops for");
		as += sprintf(as, " %s", sigabbrev_np(status >> 8));
		if (status >> 8 == SIGTRAP)
			as += sprintf(as, "(%d)", info.si_code);
		if (status >> 8 == SIGTRAP && info.si_addr != (void *)r.rip)
			as += sprintf(as, " elsewhere");
		as += sprintf(as, " at %ld, %ld;", (long)(r.rip - (unsigned long)probe_behind), (long)r.rax > 0 ? 1 : (long)r.rax);
	}
	if (nr == SYS_dup || nr == SYS_getpgid || nr == SYS_rt_sigprocmask || nr == SYS_rt_sigaction || nr == SYS_ptrace)
		step_over(pid, as);
}

int main(void)
{
	int status;
	char line[300], before[LAST][300] = { "" };
	struct user_regs_struct r;

	alarm(60);
	need(pipe(ends) == 0, "a pipe");
	pid_t pid = fork();
	if (pid == 0)
		child();
	waitpid(pid, &status, 0);
	if (WIFSTOPPED(status) && WSTOPSIG(status) == SIGTRAP)
		waitpid(pid, &status, 0);
	need(WIFSTOPPED(status), "the child is traced");
	ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD);
	for (;;) {
		ptrace(PTRACE_SYSCALL, pid, 0, 0);
		need(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status), "a stop");
		if (WSTOPSIG(status) != (SIGTRAP | 0x80)) {
			show_status("at", status);
			continue;
		}
		ptrace(PTRACE_GETREGS, pid, 0, &r);
		if (r.r9 != MARK || r.rip != (unsigned long)probe_behind)
			continue;
		need((long)r.rax == -ENOSYS, "a call's beginning");
		long nr = r.orig_rax;
		steps(pid, nr, line);
		if (strcmp(line, before[nr]) != 0)
			say("%s", line);
		strcpy(before[nr], line);
	}
}

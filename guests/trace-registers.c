/*
 * A tracer sees and sets the registers of the program, wherever a call is made; one that has it execute instruction by instruction
 * sees the program's, and one step for a call.
 *
 * Covers: WB-081, WB-144
 */
#include "guest.h"
#include <sys/procfs.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

#define MARK 771
#define TIMES 40

extern char probe_begin[], probe_behind[], probe_end[], elsewhere[];
unsigned long kept_rsp, kept_rbx, kept_rbp;
long probe(long nr, long a, long b, long c);

__asm__(".text\n"
	"probe:\n"
	"	push %rbx\n	push %rbp\n	push %r12\n	push %r13\n	push %r14\n	push %r15\n"
	"	mov %rdi, %rax\n	mov %rsi, %rdi\n	mov %rdx, %rsi\n	mov %rcx, %rdx\n"
	"	mov $0x1001, %ebx\n	mov $0x1002, %ebp\n	mov $0x1003, %r12d\n"
	"	mov $0x1004, %r13d\n	mov $0x1005, %r14d\n	mov $0x1006, %r15d\n"
	"	mov %rsp, kept_rsp(%rip)\n"
	"probe_begin:\n"
	"	nop\n"
	"	syscall\n"
	"probe_behind:\n"
	"	mov %rbx, kept_rbx(%rip)\n"
	"	mov %rbp, kept_rbp(%rip)\n"
	"probe_end:\n"
	"	pop %r15\n	pop %r14\n	pop %r13\n	pop %r12\n	pop %rbp\n	pop %rbx\n	ret\n"
	"elsewhere:\n"
	"	mov $231, %eax\n	mov $42, %edi\n	syscall\n");

static int ends[2];

static void child(void)
{
	char byte;

	ptrace(PTRACE_TRACEME, 0, 0, 0);
	raise(SIGSTOP);
	for (int i = 0; i < TIMES; i++) {
		probe(SYS_getppid, MARK, 0, 0);
		probe(SYS_dup, MARK, 0, 0);
		probe(SYS_rt_sigaction, MARK, 0, 0);
	}
	raise(SIGUSR2);
	probe(SYS_getppid, MARK, 0, 0);
	raise(SIGUSR2);
	probe(SYS_dup, MARK, 0, 0);
	probe(SYS_read, ends[0], (long)&byte, 1);
	say("set while it waited: %#lx %#lx", kept_rbx, kept_rbp);
	probe(SYS_read, ends[0], (long)&byte, 1);
	_exit(1);
}

static bool plausible(pid_t pid, const struct user_regs_struct *r)
{
	unsigned long rsp = ptrace(PTRACE_PEEKDATA, pid, &kept_rsp, 0);

	return r->rip == (unsigned long)probe_behind && r->rsp == rsp && r->rbx == 0x1001 && r->rbp == 0x1002 && r->r12 == 0x1003 &&
	       r->r13 == 0x1004 && r->r14 == 0x1005 && r->r15 == 0x1006 && r->gs_base == 0 && r->rcx == r->rip && r->r11 == r->eflags;
}

static bool shown_alike(pid_t pid)
{
	struct user_regs_struct all, set;
	struct iovec iov = { &set, sizeof set };
	struct __ptrace_syscall_info info;

	ptrace(PTRACE_GETREGS, pid, 0, &all);
	ptrace(PTRACE_GETREGSET, pid, 1 /* NT_PRSTATUS */, &iov);
	ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info);
	return plausible(pid, &all) && memcmp(&all, &set, sizeof all) == 0 && info.instruction_pointer == all.rip && info.stack_pointer == all.rsp &&
	       (unsigned long)ptrace(PTRACE_PEEKUSER, pid, offsetof(struct user, regs.rip), 0) == all.rip &&
	       (unsigned long)ptrace(PTRACE_PEEKUSER, pid, offsetof(struct user, regs.rsp), 0) == all.rsp;
}

static int stop_of(pid_t pid)
{
	int status;

	waitpid(pid, &status, 0);
	return WIFSTOPPED(status) ? WSTOPSIG(status) : -1;
}

/* Goes on until the next signal; how many stops at marked calls there were, and at how many of them the registers were right. */
static void calls_until(pid_t pid, int signal, int *calls, int *right)
{
	int stop;

	*calls = *right = 0;
	for (;;) {
		ptrace(PTRACE_SYSCALL, pid, 0, 0);
		if ((stop = stop_of(pid)) != (SIGTRAP | 0x80))
			break;
		if (ptrace(PTRACE_PEEKUSER, pid, offsetof(struct user, regs.rdi), 0) != MARK)
			continue;
		++*calls;
		*right += shown_alike(pid);
	}
	need(stop == signal, "the signal");
}

/* Steps through one call of the probe. */
static void step_through(pid_t pid)
{
	int inside = 0, left = 0;
	struct user_regs_struct r = { 0 };

	for (int i = 0; i < 2000 && r.rip != (unsigned long)probe_end; i++) {
		ptrace(PTRACE_SINGLESTEP, pid, 0, 0);
		need(stop_of(pid) == SIGTRAP, "a step");
		ptrace(PTRACE_GETREGS, pid, 0, &r);
		if (r.rip >= (unsigned long)probe_begin && r.rip <= (unsigned long)probe_end)
			inside++;
		else if (inside)
			left++;
	}
	say("steps in it: %d, past it: %d", inside, left);
}

static void interrupt(pid_t pid)
{
	int status;

	ptrace(PTRACE_CONT, pid, 0, 0);
	/* Whoever reflects calls by signals needs a tracer that waits. */
	for (int asleep = 0; asleep < 3; asleep = task_state(pid) == 'S' ? asleep + 1 : 0) {
		need(waitpid(pid, &status, WNOHANG) == 0, "a call that waits");
		sleep_ms(2);
	}
	kill(pid, SIGUSR1);
	need(stop_of(pid) == SIGUSR1, "the signal while it waits");
	struct user_regs_struct r;
	ptrace(PTRACE_GETREGS, pid, 0, &r);
	fact(plausible(pid, &r), "registers of a call that waits");
}

/* Of a bad pointer nobody hears but the caller. */
static void bad_pointer(void)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		raise(SIGUSR1);
		_exit(raw(SYS_rt_sigaction, SIGUSR2, 8, 0, 8) == -EFAULT ? 5 : 6);
	}
	need(stop_of(pid) == SIGUSR1, "a child with a bad pointer");
	ptrace(PTRACE_CONT, pid, 0, 0);
	waitpid(pid, &status, 0);
	show_status("the child", status);
	if (WIFSTOPPED(status))
		kill(pid, SIGKILL);
}

/* A fault that kills is told of once. */
static void faults(void)
{
	int status, stops = 0;
	struct user_regs_struct r;
	struct iovec iov = { &r, 17 };
	pid_t pid = fork();

	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		raise(SIGUSR1);
		*(volatile int *)8 = 1;
	}
	need(stop_of(pid) == SIGUSR1, "a child that faults");
	ptrace(PTRACE_GETREGS, pid, 0, &r);
	show(ptrace(PTRACE_SETREGSET, pid, 1 /* NT_PRSTATUS */, &iov));
	unsigned long long cs = r.cs;
	r.cs = 1;
	show(ptrace(PTRACE_SETREGS, pid, 0, &r));
	r.cs = cs;
	ptrace(PTRACE_SETREGS, pid, 0, &r);
	for (int signal = 0; stops < 5; stops++, signal = WSTOPSIG(status)) {
		ptrace(PTRACE_SYSCALL, pid, 0, signal);
		if (waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
			break;
	}
	say("stops: %d", stops);
	show_status("the child", status);
}

int main(void)
{
	int calls, right;
	struct user_regs_struct r;

	need(pipe(ends) == 0, "a pipe");
	pid_t pid = fork();
	if (pid == 0)
		child();
	need(stop_of(pid) == SIGSTOP, "its stop");
	ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
	calls_until(pid, SIGUSR2, &calls, &right);
	say("stops at calls: %d, with the program's registers: %d", calls, right);
	step_through(pid);
	ptrace(PTRACE_CONT, pid, 0, 0);
	need(stop_of(pid) == SIGUSR2, "the second signal");
	step_through(pid);

	interrupt(pid);
	ptrace(PTRACE_POKEUSER, pid, offsetof(struct user, regs.rbx), 0x2001);
	ptrace(PTRACE_GETREGS, pid, 0, &r);
	fact(r.rbx == 0x2001 && r.rip == (unsigned long)probe_behind, "what was set is there");
	r.rbp = 0x2002;
	ptrace(PTRACE_SETREGS, pid, 0, &r);
	need(write(ends[1], "x", 1) == 1, "a byte");

	interrupt(pid);
	ptrace(PTRACE_GETREGS, pid, 0, &r);
	r.rip = (unsigned long)elsewhere;
	r.orig_rax = -1;
	ptrace(PTRACE_SETREGS, pid, 0, &r);
	ptrace(PTRACE_CONT, pid, 0, 0);
	show_status("sent elsewhere", await(pid));
	bad_pointer();
	faults();
	return verdict();
}

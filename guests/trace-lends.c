/*
 * A tracer puts what it changes of a call below the program's stack, and the stack pointer below that; it has a call go on elsewhere, or with
 * other arguments left behind it; and a new program begins with the registers and the stack that its tracer gave it at the end of execve.
 *
 * Covers: WB-144
 * Builds: default, static
 */
#include "lending.h"

#define FIRST 441
#define SECOND 442
#define THIRD 443

static const char *program;

/* A call from one place. */
__asm__("	.text\n"
	"call_here:\n"
	"	mov %rdi, %rax\n"
	"	mov %rsi, %rdi\n"
	"	mov %rdx, %rsi\n"
	"	mov %rcx, %rdx\n"
	"	syscall\n"
	"	ret\n"
	"call_for_third:\n"
	"	mov %rdi, %rax\n"
	"	mov %rsi, %rdi\n"
	"	syscall\n"
	"	mov %rdx, %rax\n"
	"	ret\n"
	"call_elsewhere:\n"
	"	mov $4711, %eax\n"
	"	ret\n");
extern char call_elsewhere[];
long call_here(long nr, long a, long b, long c);
/* What the third argument is behind the call. */
long call_for_third(long nr, long a, long c);

static void child(void)
{
	char *argv[] = { "lent", NULL };
	char *none[] = { NULL };

	ptrace(PTRACE_TRACEME, 0, 0, 0);
	raw(SYS_kill, raw(SYS_getpid), SIGSTOP);
	/* Often enough for a call's place to be changed. */
	for (int i = 0; i < 20; i++) {
		show_raw(call_here(SYS_rmdir, FIRST, 0, 0));
		show_raw(call_here(SYS_close, FIRST, 0, 0));
		show_raw(call_here(SYS_close, SECOND, 0, 0));
	}
	show_raw(call_for_third(SYS_close, THIRD, 4712));
	show_raw(call_here(SYS_rmdir, SECOND, 0, 0));
	call_here(SYS_execve, (long)program, (long)argv, (long)none);
	raw(SYS_exit_group, 93);
}

/* The calls of the child are changed; at the exec it returns. */
static int follow(pid_t pid, int *status)
{
	unsigned long stack = 0, argument = 0;
	bool entry = true;
	long deliver = 0;

	while (ptrace(PTRACE_SYSCALL, pid, 0, deliver) == 0 && waitpid(pid, status, __WALL) == pid && WIFSTOPPED(*status)) {
		struct user_regs_struct regs;
		deliver = 0;
		if (*status >> 16 == PTRACE_EVENT_EXEC)
			return PTRACE_EVENT_EXEC;
		if (WSTOPSIG(*status) != (SIGTRAP | 0x80)) {
			deliver = WSTOPSIG(*status);
			continue;
		}
		ptrace(PTRACE_GETREGS, pid, 0, &regs);
		if (entry) {
			argument = regs.rdi;
			stack = regs.rsp;
			if (regs.orig_rax == SYS_rmdir)
				lend(pid, &regs, argument == FIRST ? "/nonexistent/nobody has this directory" : "/proc/self");
		} else if (regs.orig_rax == SYS_rmdir) {
			if (regs.rsp == stack || regs.rsp != ((stack - RED_ZONE - ROOM) & -16ul))
				fact(false, "the stack is where it was put");
			regs.rsp = stack;
			ptrace(PTRACE_SETREGS, pid, 0, &regs);
		} else if (regs.orig_rax == SYS_close && argument == SECOND) {
			ptrace(PTRACE_POKEUSER, pid, offsetof(struct user, regs.rip), call_elsewhere);
		} else if (regs.orig_rax == SYS_close && argument == THIRD) {
			ptrace(PTRACE_POKEUSER, pid, offsetof(struct user, regs.rdx), 4713l);
		}
		entry = !entry;
	}
	return 0;
}

/* At the end of execve. */
static void begin_otherwise(pid_t pid)
{
	struct user_regs_struct regs, then;
	int status;

	ptrace(PTRACE_SYSCALL, pid, 0, 0);
	waitpid(pid, &status, 0);
	ptrace(PTRACE_GETREGS, pid, 0, &regs);
	say("%ld argument, rdi %lld, rbx %lld", ptrace(PTRACE_PEEKDATA, pid, regs.rsp, 0), regs.rdi, regs.rbx);
	long code = ptrace(PTRACE_PEEKDATA, pid, regs.rip, 0);
	ptrace(PTRACE_POKEDATA, pid, regs.rip, (code & ~0xffl) | 0xcc);
	for (unsigned long at = regs.rsp - ROOM; at < regs.rsp; at += 8)
		ptrace(PTRACE_POKEDATA, pid, at, at);
	then = regs;
	then.rsp -= ROOM;
	then.rdi = 0x1111;
	then.rsi = 0x2222;
	then.rdx = 0x3333;
	then.r10 = 0x4444;
	then.r8 = 0x5555;
	then.r9 = 0x6666;
	ptrace(PTRACE_SETREGS, pid, 0, &then);
	ptrace(PTRACE_CONT, pid, 0, 0);
	waitpid(pid, &status, 0);
	show_status("the new program", status);
	struct user_regs_struct now;
	ptrace(PTRACE_GETREGS, pid, 0, &now);
	fact(now.rip == regs.rip + 1 && now.rsp == then.rsp, "it begins where and on which stack the tracer says");
	fact(now.rdi == 0x1111 && now.rsi == 0x2222 && now.rdx == 0x3333 && now.r10 == 0x4444 && now.r8 == 0x5555 && now.r9 == 0x6666,
		"with its registers");
	bool is_kept = true;
	for (unsigned long at = then.rsp; at < regs.rsp; at += 8)
		is_kept = is_kept && ptrace(PTRACE_PEEKDATA, pid, at, 0) == (long)at;
	fact(is_kept, "and what the tracer wrote below the stack is there");
	ptrace(PTRACE_POKEDATA, pid, regs.rip, code);
	ptrace(PTRACE_SETREGS, pid, 0, &regs);
	ptrace(PTRACE_DETACH, pid, 0, 0);
}

int main(int argc, char **argv)
{
	int status;

	program = argv[0];
	if (!strcmp(program, "lent"))
		return 0;
	pid_t pid = fork();
	if (pid == 0)
		child();
	need(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status), "the child stops");
	long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
	need(ptrace(PTRACE_SETOPTIONS, pid, 0, options) == 0, "options");
	if (follow(pid, &status) == PTRACE_EVENT_EXEC) {
		begin_otherwise(pid);
		waitpid(pid, &status, 0);
	}
	show_status("the child", status);
	return verdict();
}

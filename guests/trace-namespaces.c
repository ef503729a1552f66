/*
 * A program that executes is traced across PID namespaces: /proc has other numbers for it than its tracer, or none for the tracer.
 *
 * Covers: WB-082, WB-086
 */
#include "guest.h"
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/user.h>

static const char *program;

static bool mount_proc(void)
{
	return unshare(CLONE_NEWNS) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
		&& mount("none", "/proc", "proc", 0, NULL) == 0;
}

static void traced(bool own_proc)
{
	if (own_proc && !mount_proc())
		_exit(91);
	if (ptrace(PTRACE_TRACEME, 0, 0, 0))
		_exit(92);
	raise(SIGSTOP);
	execl(program, "traced", "traced", NULL);
	_exit(93);
}

static void trace(const char *where, bool own_proc)
{
	int status, calls = 0, execs = 0;
	pid_t pid = fork();

	if (pid == 0)
		traced(own_proc);
	waitpid(pid, &status, 0);
	if (WIFSTOPPED(status))
		ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL);
	while (WIFSTOPPED(status)) {
		struct user_regs_struct regs;
		long deliver = 0;
		if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXEC << 8))
			execs++;
		else if (WSTOPSIG(status) == (SIGTRAP | 0x80) && ptrace(PTRACE_GETREGS, pid, 0, &regs) == 0)
			calls += regs.orig_rax == SYS_getpgid;
		else if (WSTOPSIG(status) != SIGSTOP)
			deliver = WSTOPSIG(status);
		ptrace(PTRACE_SYSCALL, pid, 0, deliver);
		waitpid(pid, &status, 0);
	}
	say("%s: %d exec, %d stops at getpgid", where, execs, calls);
	show_status("  the program", status);
}

static void inside(void)
{
	show(unshare(CLONE_NEWUSER | CLONE_NEWPID));
	if (errno)
		return;
	/* The first in the namespace; this process stays out. */
	pid_t first = fork();
	if (first == 0) {
		trace("by a tracer beside it, /proc from outside", false);
		trace("and /proc of the namespace", true);
		_exit(0);
	}
	show_status("the first", await(first));
}

static void from_outside(void)
{
	show(unshare(CLONE_NEWUSER | CLONE_NEWPID));
	if (errno == 0)
		trace("by a tracer outside, /proc of the namespace", true);
}

int main(int argc, char **argv)
{
	if (argc == 2 && argv[1][0] == 't') {
		for (int i = 0; i < 3; i++)
			raw(SYS_getpgid, 444);
		return 77;
	}
	program = argv[0];
	in_child(inside);
	in_child(from_outside);
	return verdict();
}

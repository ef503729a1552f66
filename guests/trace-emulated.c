/*
 * PTRACE_SYSEMU: the tracer is shown a program's calls, none of which is made, and gives the results.
 *
 * Covers: WB-080, WB-082, WB-144
 */
#include "guest.h"
#include <sys/ptrace.h>
#include <sys/user.h>

static void child(void)
{
	long sum = 0;

	need(ptrace(PTRACE_TRACEME, 0, 0, 0) == 0, "a tracer");
	raw(SYS_kill, raw(SYS_getpid), SIGSTOP);
	/* One site, which is patched in time. */
	for (int i = 0; i < 30; i++)
		sum += raw(SYS_getpgid, 100 + i);
	sum += raw(SYS_rt_sigaction, 1000, 0, 0, 8);
	sum += raw(SYS_dup2, -1, -1);
	sum += raw(SYS_exit_group, 9);
	raw(SYS_getppid);
	raw(SYS_exit_group, sum == 30 * 1000 + 29 * 15 + 3 * 7 ? 79 : 80);
}

int main(void)
{
	int status;
	bool plain = true;
	pid_t pid = fork();

	if (pid == 0)
		child();
	waitpid(pid, &status, 0);
	need(ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) == 0, "options");
	for (;;) {
		struct user_regs_struct regs;

		need(ptrace(PTRACE_SYSEMU, pid, 0, 0) == 0 && waitpid(pid, &status, 0) == pid, "a stop");
		if (!WIFSTOPPED(status) || WSTOPSIG(status) != (SIGTRAP | 0x80))
			break;
		ptrace(PTRACE_GETREGS, pid, 0, &regs);
		if (regs.orig_rax == SYS_getppid)
			break;
		if (regs.orig_rax == SYS_getpgid)
			plain &= regs.rax == (unsigned long)-ENOSYS;
		else
			say("%lld(%lld, %lld), rax %lld", regs.orig_rax, regs.rdi, regs.rsi, regs.rax);
		regs.rax = regs.orig_rax == SYS_getpgid ? 900 + regs.rdi : 7;
		ptrace(PTRACE_SETREGS, pid, 0, &regs);
	}
	fact(plain, "all calls begin with -ENOSYS");
	ptrace(PTRACE_CONT, pid, 0, 0);
	show_status("the child", await(pid));
	return verdict();
}

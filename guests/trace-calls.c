/*
 * A program traces its child's calls as strace does: numbers, arguments, results, changed results, and signals between.
 *
 * Covers: WB-080, WB-082, WB-144
 */
#include "guest.h"
#include <sys/ptrace.h>
#include <sys/user.h>

static void on_usr1(int signal)
{
	raw(SYS_getpgid, 777);
}

static void child(void)
{
	handle(SIGUSR1, on_usr1, 0);
	ptrace(PTRACE_TRACEME, 0, 0, 0);
	raise(SIGSTOP);
	/* One site, so that it may be patched before it is traced for the last time. */
	for (int i = 0; i < 5; i++)
		raw(SYS_getpgid, i == 4 ? 444 : 100 + i);
	kill(getpid(), SIGUSR1);
	long changed = raw(SYS_getpgid, 555);
	pid_t grandchild = fork();
	if (grandchild == 0)
		_exit(3);
	await(grandchild);
	_exit(changed == 12345 ? 79 : 80);
}

int main(void)
{
	int status, signals = 0;
	pid_t pid = fork();

	if (pid == 0)
		child();
	waitpid(pid, &status, 0);
	need(ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) == 0, "options");
	bool entry = true;
	long deliver = 0;
	while (ptrace(PTRACE_SYSCALL, pid, 0, deliver) == 0 && waitpid(pid, &status, 0) == pid && WIFSTOPPED(status)) {
		deliver = 0;
		if (WSTOPSIG(status) != (SIGTRAP | 0x80)) {
			deliver = WSTOPSIG(status);
			signals += deliver == SIGUSR1;
			continue;
		}
		struct user_regs_struct regs;
		ptrace(PTRACE_GETREGS, pid, 0, &regs);
		if (regs.orig_rax == SYS_getpgid) {
			if (entry)
				say("getpgid(%lld), rax %lld", regs.rdi, regs.rax);
			else
				say("  = %lld", regs.rax);
			if (!entry && regs.rdi == 555) {
				regs.rax = 12345;
				ptrace(PTRACE_SETREGS, pid, 0, &regs);
			}
			fact(regs.rip != 0 && ptrace(PTRACE_PEEKTEXT, pid, regs.rip - 2, 0) != -1, "rip is behind it");
		}
		entry = !entry;
	}
	say("SIGUSR1 seen %d times", signals);
	show_status("the child", status);
	return verdict();
}

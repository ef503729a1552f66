/*
 * A program may trace its own child: stops, registers, memory, and the child's calls seen with PTRACE_SYSCALL.
 *
 * Covers: WB-080, WB-081, WB-144
 */
#include "guest.h"
#include <sys/ptrace.h>
#include <sys/user.h>

static volatile long word = 1234;

int main(void)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		show(ptrace(PTRACE_TRACEME, 0, 0, 0));
		raise(SIGSTOP);
		raw(SYS_getppid);
		_exit(word == 4321 ? 71 : 72);
	}
	waitpid(child, &status, 0);
	show_status("the traced child", status);
	show(ptrace(PTRACE_PEEKDATA, child, &word, 0));
	show(ptrace(PTRACE_POKEDATA, child, &word, 4321));
	struct user_regs_struct regs;
	show(ptrace(PTRACE_GETREGS, child, 0, &regs));
	show(ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACESYSGOOD));
	int getppids = 0;
	while (ptrace(PTRACE_SYSCALL, child, 0, 0) == 0 && waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
		if (WSTOPSIG(status) != (SIGTRAP | 0x80))
			continue;
		ptrace(PTRACE_GETREGS, child, 0, &regs);
		getppids += regs.orig_rax == SYS_getppid;
	}
	say("stops at getppid: %d", getppids);
	show_status("the child", status);
	return verdict();
}

/*
 * A process is dumpable and attachable as before, and not after PR_SET_DUMPABLE 0; no_new_privs is not set.
 *
 * Covers: WB-078, WB-080
 * Builds: default m32
 */
#include "guest.h"
#include <sys/ptrace.h>

int main(void)
{
	int status;

	show(prctl(PR_GET_DUMPABLE));
	show(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
	show(prctl(PR_GET_SECCOMP));
	show(prctl(PR_GET_KEEPCAPS));
	show(prctl(PR_GET_TIMERSLACK));
	show(prctl(PR_GET_CHILD_SUBREAPER, &status) == 0 && status == 0);
	show(prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0));
	show(prctl(PR_GET_TSC, &status) == 0 && status == PR_TSC_ENABLE);
	pid_t child = fork();
	if (child == 0)
		for (;;)
			pause();
	until_asleep(child);
	show(ptrace(PTRACE_ATTACH, child, 0, 0));
	waitpid(child, &status, 0);
	show_status("the child", status);
	show(ptrace(PTRACE_DETACH, child, 0, 0));
	kill(child, SIGTERM);
	show_status("the child", await(child));
	show(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	show(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
	return verdict();
}

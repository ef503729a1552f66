/*
 * set_tid_address, CLONE_CHILD_SETTID and CLONE_CHILD_CLEARTID: words written and waiters woken.
 *
 * Covers: WB-063
 * Builds: default m32
 */
#include "guest.h"

static int *shared;

static int body(void *argument)
{
	return shared[0] == raw(SYS_gettid) ? 51 : 52;
}

int main(void)
{
	static char stack[32768];

	shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	shared[0] = 77;
	pid_t pid = clone(body, stack + 32768, CLONE_CHILD_SETTID | SIGCHLD, NULL, NULL, NULL, &shared[0]);
	show_status("CLONE_CHILD_SETTID", await(pid));
	fact(shared[0] == pid, "the word holds its tid");
	shared[0] = 77;
	pid = clone(body, stack + 32768, CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | CLONE_VM | SIGCHLD, NULL,
		    &shared[1], NULL, &shared[0]);
	struct timespec limit = { 10, 0 };
	while (__atomic_load_n(&shared[0], __ATOMIC_ACQUIRE) != 0)
		if (syscall(SYS_futex, &shared[0], 0, pid, &limit, NULL, 0) < 0 && errno == ETIMEDOUT)
			break;
	say("cleared: %d, the other word kept: %d", shared[0] == 0, shared[1] == pid);
	await(pid);
	pid = fork();
	if (pid == 0) {
		int tid = raw(SYS_set_tid_address, &shared[2]);
		_exit(tid == getpid() ? 53 : 54);
	}
	show_status("set_tid_address", await(pid));
	return verdict();
}

/*
 * CLONE_VM without CLONE_THREAD: two processes in one address space, with and without CLONE_VFORK.
 *
 * Covers: WB-058, WB-060, WB-061
 * Builds: default m32
 */
#include "guest.h"

static volatile int value;
static volatile long child_pid;
static int ends[2];

static int body(void *argument)
{
	child_pid = raw(SYS_getpid);
	for (int i = 0; i < 1000; i++)
		value += raw(SYS_getppid) > 0;
	return 11;
}

static int dup_there(void *argument)
{
	return dup2(ends[0], 200) == 200 ? 12 : 13;
}

int main(void)
{
	static char stacks[8][32768];

	pid_t pid = clone(body, stacks[0] + 32768, CLONE_VM | SIGCHLD, NULL);
	for (int i = 0; i < 1000; i++)
		raw(SYS_getppid);
	show_status("CLONE_VM", await(pid));
	say("the child wrote %d, had its own pid: %d", value, child_pid == pid);
	value = 0;
	pid = clone(body, stacks[0] + 32768, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);
	say("CLONE_VM|CLONE_VFORK: written before we go on %d", value);
	show_status("it", await(pid));
	value = 0;
	pid_t many[8];
	for (int i = 0; i < 8; i++)
		many[i] = clone(body, stacks[i] + 32768, CLONE_VM | SIGCHLD, NULL);
	for (int i = 0; i < 8; i++)
		await(many[i]);
	fact(value > 0 && value <= 8000, "eight at once");
	need(pipe(ends) == 0, "a pipe");
	pid = clone(dup_there, stacks[0] + 32768, CLONE_FILES | SIGCHLD, NULL);
	show_status("CLONE_FILES", await(pid));
	show(fcntl(200, F_GETFD));
	pid = clone(dup_there, stacks[0] + 32768, SIGCHLD, NULL);
	show_status("without it", await(pid));
	show(close(200));
	show(fcntl(200, F_GETFD));
	return verdict();
}

/*
 * Nothing but the program writes to its outputs, whatever it does and however it ends.
 *
 * Covers: WB-155
 * Builds: default m32
 */
#include "guest.h"

static void nothing(int signal)
{
}

static void crash(void)
{
	*(volatile int *)16 = 1;
}

static void die(void)
{
	raise(SIGSYS);
}

static void odd(void)
{
	handle(SIGSYS, nothing, 0);
	raw(SYS_rt_sigaction, SIGSYS, 8, 0, 8);
	raw(SYS_rt_sigaction, 99, 0, 0, 8);
	raw(SYS_sigaltstack, 8, 8);
	raw(SYS_clone, 0xffffffff, 0);
	raw(SYS_clone3, 8, 8);
	raw(SYS_mmap, 1, 1, 1, 1, 1, 1);
	raw(SYS_execve, 8, 8, 8);
	raw(SYS_prctl, 59, 99, 99, 99, 99);
	raw(SYS_arch_prctl, 0x1001, -1);
}

int main(void)
{
	int log = open("log", O_RDWR | O_CREAT | O_APPEND, 0600), kept = fcntl(1, F_DUPFD, 10);
	struct stat st;

	need(log == 3 && dup2(log, 1) == 1 && dup2(log, 2) == 2, "a log");
	in_child(crash);
	in_child(die);
	in_child(odd);
	pid_t pid = fork();
	if (pid == 0)
		_exit(0);
	await(pid);
	fstat(log, &st);
	dup2(kept, 1);
	say("%ld bytes were written", (long)st.st_size);
	return verdict();
}

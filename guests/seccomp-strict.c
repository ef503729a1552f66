/*
 * Strict mode: read, write, exit and sigreturn work, everything else kills.
 *
 * Covers: WB-140
 * Builds: default m32
 */
#include "seccomp.h"

static volatile int handled;

static void on_usr1(int signal)
{
	handled++;
}

static void allowed(void)
{
	for (int i = 0; i < 10; i++)
		raw(SYS_write, 1, "", 0);
	show(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT));
	raw(SYS_write, 1, "written\n", 8);
	char byte;
	if (raw(SYS_read, 0, &byte, 1) == 0)
		raw(SYS_write, 1, "read\n", 5);
	raw(SYS_exit, 73);
}

static void refused(void)
{
	prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT);
	raw(SYS_getpid);
	raw(SYS_write, 1, "came back\n", 10);
	raw(SYS_exit, 74);
}

static void signalled(void)
{
	pid_t self = getpid();
	handle(SIGUSR1, on_usr1, 0);
	pid_t other = fork();
	if (other == 0) {
		sleep_ms(50);
		kill(self, SIGUSR1);
		_exit(0);
	}
	prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT);
	while (!handled)
		;
	raw(SYS_write, 1, "a handler came back\n", 20);
	raw(SYS_exit, 75);
}

int main(void)
{
	show_status("what is allowed", in_child(allowed));
	show_status("what is not", in_child(refused));
	show_status("a signal", in_child(signalled));
	return verdict();
}

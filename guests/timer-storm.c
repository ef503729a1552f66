/*
 * A fast timer hits calls at every instruction of their way; each call still gives its own result.
 *
 * Covers: WB-040, WB-037
 * Builds: default m32
 */
#include "guest.h"

static volatile int handled;

static void on_alarm(int signal, siginfo_t *info, void *context)
{
	handled++;
	raw(SYS_getppid);
}

int main(void)
{
	int ends[2], wrong = 0;
	long pid = getpid(), parent = getppid(), calls = 0;
	struct stat st;

	need(pipe(ends) == 0, "a pipe");
	handle_info(SIGALRM, on_alarm, SA_RESTART);
	struct itimerval timer = { { 0, 60 }, { 0, 60 } };
	need(setitimer(ITIMER_REAL, &timer, NULL) == 0, "a timer");
	for (long end = now_ms() + 1500; now_ms() < end || handled < 200;) {
		for (int i = 0; i < 50; i++, calls++) {
			char byte = (char)i;
			wrong += raw(SYS_getpid) != pid;
			wrong += raw(SYS_getppid) != parent;
			wrong += raw(SYS_write, ends[1], &byte, 1) != 1;
			byte = 77;
			wrong += raw(SYS_read, ends[0], &byte, 1) != 1 || byte != (char)i;
			wrong += raw(SYS_close, 9999) != -EBADF;
			wrong += raw(SYS_newfstatat, AT_FDCWD, "/", &st, 0) != 0;
			wrong += raw(60000) != -ENOSYS;
		}
	}
	alarm_ms(0, 0);
	say("wrong results: %d", wrong);
	fact(handled >= 200, "the timer did fire often");
	return wrong != 0;
}

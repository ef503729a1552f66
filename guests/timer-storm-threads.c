/*
 * The same for four threads at once, signals sent to each by tgkill.
 *
 * Covers: WB-040, WB-101
 * Builds: default m32
 */
#include "guest.h"

enum { THREADS = 4 };

static atomic_int handled, wrong, running;
static _Atomic pid_t tids[THREADS];
static atomic_bool stop;

static void on_usr1(int signal, siginfo_t *info, void *context)
{
	handled++;
	raw(SYS_gettid);
}

static void *work(void *argument)
{
	long self = raw(SYS_gettid), pid = getpid();
	struct stat st;

	tids[(long)argument] = self;
	while (!stop) {
		wrong += raw(SYS_gettid) != self;
		wrong += raw(SYS_getpid) != pid;
		wrong += raw(SYS_close, 9999) != -EBADF;
		wrong += raw(SYS_newfstatat, AT_FDCWD, "/", &st, 0) != 0;
	}
	return NULL;
}

int main(void)
{
	pthread_t threads[THREADS];
	long sent = 0;

	handle_info(SIGUSR1, on_usr1, SA_RESTART);
	for (long i = 0; i < THREADS; i++)
		need(pthread_create(&threads[i], NULL, work, (void *)i) == 0, "a thread");
	for (long end = now_ms() + 1500; now_ms() < end || handled < 100; sched_yield())
		for (int i = 0; i < THREADS; i++)
			if (tids[i])
				sent += raw(SYS_tgkill, getpid(), tids[i], SIGUSR1) == 0;
	stop = true;
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	say("wrong results: %d", wrong);
	fact(handled >= 100, "the signals did arrive");
	return wrong != 0;
}

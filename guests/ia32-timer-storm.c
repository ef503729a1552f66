/*
 * A timer that is due all the time finds calls by AT_SYSINFO's function at each of their instructions: results, errno and thread-local data stay.
 *
 * Covers: WB-018, WB-037
 * Builds: m32 m32-static
 */
#include "guest.h"
#include <sys/time.h>

static volatile int came;
static __thread int own = 4711;

static void on_signal(int signal)
{
	came += own == 4711;
}

static void *calls(void *argument)
{
	pid_t parent = getppid(), self = getpid();
	int enough = came + 1500;
	bool good = true;

	for (int i = 0; i < 1000 || came < enough; i++) {
		errno = 0;
		good &= getppid() == parent && own == 4711 && syscall(SYS_getpid) == self;
		good &= close(-1) == -1 && errno == EBADF;
	}
	return good ? argument : NULL;
}

int main(void)
{
	struct itimerval timer = { { 0, 100 }, { 0, 100 } };
	pthread_t thread;
	void *result = NULL;

	handle(SIGALRM, on_signal, SA_RESTART);
	setitimer(ITIMER_REAL, &timer, NULL);
	fact(calls(&timer) == &timer, "calls under a timer");
	need(pthread_create(&thread, NULL, calls, &timer) == 0, "a thread");
	fact(calls(&timer) == &timer, "beside a thread");
	pthread_join(thread, &result);
	fact(result == &timer, "and the thread's");
	timer = (struct itimerval){ 0 };
	setitimer(ITIMER_REAL, &timer, NULL);
	return verdict();
}

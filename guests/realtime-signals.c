/*
 * Real-time signals queue, in order, with their values; standard ones do not.
 *
 * Covers: WB-047
 * Builds: default m32
 */
#include "guest.h"

static volatile int order[64], count;

static void note(int signal, siginfo_t *info, void *context)
{
	order[count++] = (signal - SIGRTMIN) * 100 + info->si_value.sival_int;
}

int main(void)
{
	sigset_t all, old;
	char line[256] = "";

	for (int i = 0; i < 3; i++) {
		struct sigaction action = { .sa_sigaction = note, .sa_flags = SA_SIGINFO };
		sigfillset(&action.sa_mask);
		sigaction(SIGRTMIN + i, &action, NULL);
	}
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &old);
	for (int i = 0; i < 5; i++)
		for (int s = 2; s >= 0; s--)
			sigqueue(getpid(), SIGRTMIN + s, (union sigval){ .sival_int = i });
	sigprocmask(SIG_SETMASK, &old, NULL);
	say("delivered %d", count);
	/* The lowest number first; within a number, in the order sent. */
	for (int i = 0; i < count; i++)
		sprintf(line + strlen(line), " %d", order[i]);
	say("order:%s", line);
	show(sigqueue(getpid(), 65, (union sigval){ 0 }));
	return verdict();
}

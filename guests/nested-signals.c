/*
 * Handlers nest three deep, each making calls and each with its own mask.
 *
 * Covers: WB-041
 * Builds: default m32 m32-static
 */
#include "guest.h"

static void tell(const char *who)
{
	sigset_t now;

	sigprocmask(SIG_SETMASK, NULL, &now);
	say("%s: blocked USR1 %d USR2 %d ALRM %d", who, sigismember(&now, SIGUSR1), sigismember(&now, SIGUSR2),
	    sigismember(&now, SIGALRM));
}

static void third(int signal)
{
	tell("third");
}

static void second(int signal)
{
	tell("second begins");
	raise(SIGALRM);
	tell("second ends");
}

static void first(int signal)
{
	tell("first begins");
	raise(SIGUSR2);
	tell("first ends");
}

int main(void)
{
	handle(SIGUSR1, first, 0);
	handle(SIGUSR2, second, 0);
	handle(SIGALRM, third, 0);
	for (int i = 0; i < 2; i++) {
		tell("before");
		raise(SIGUSR1);
		tell("after");
	}
	return verdict();
}

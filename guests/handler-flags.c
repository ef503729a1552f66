/*
 * SA_NODEFER, SA_RESETHAND, sa_mask: what is blocked in the handler and what is left of it afterwards.
 *
 * Covers: WB-042
 * Builds: default m32
 */
#include "guest.h"

static volatile int depth;

static void again(int signal)
{
	say("depth %d", ++depth);
	if (depth < 3)
		raise(signal);
	depth--;
}

static void deferred(int signal)
{
	static int runs;

	if (runs++ == 0) {
		raise(signal);
		say("the second run waits");
	} else {
		say("the second run comes after the first");
	}
}

static void once(int signal)
{
	struct sigaction now;

	sigaction(signal, NULL, &now);
	say("in the handler it is already default: %s", now.sa_handler == SIG_DFL ? "yes" : "no");
}

static void masked(int signal)
{
	sigset_t now;
	sigprocmask(SIG_SETMASK, NULL, &now);
	say("HUP %d TERM %d USR2 %d SYS %d", sigismember(&now, SIGHUP), sigismember(&now, SIGTERM),
	    sigismember(&now, SIGUSR2), sigismember(&now, SIGSYS));
	raise(SIGHUP);
	say("HUP waits");
}

static void on_hup(int signal)
{
	say("HUP arrives");
}

static void die_of_second(void)
{
	handle(SIGTERM, once, SA_RESETHAND);
	raise(SIGTERM);
	raise(SIGTERM);
	say("still here");
}

int main(void)
{
	handle(SIGUSR1, again, SA_NODEFER);
	raise(SIGUSR1);
	handle(SIGUSR1, deferred, 0);
	raise(SIGUSR1);
	show_status("a child whose handler is spent", in_child(die_of_second));
	struct sigaction action = { .sa_handler = masked };
	sigfillset(&action.sa_mask);
	handle(SIGHUP, on_hup, 0);
	sigaction(SIGUSR2, &action, NULL);
	raise(SIGUSR2);
	sigset_t now;
	sigprocmask(SIG_SETMASK, NULL, &now);
	fact(sigisemptyset(&now), "nothing is blocked at the end");
	return verdict();
}

/*
 * A SIGSYS that is sent and not handled kills.
 *
 * Covers: WB-026, WB-088
 * Builds: default m32
 */
#include "guest.h"

static void by_kill(void)
{
	kill(getpid(), SIGSYS);
	say("still here");
}

static void by_raise(void)
{
	raise(SIGSYS);
	say("still here");
}

static void when_unblocked(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGSYS);
	sigprocmask(SIG_BLOCK, &set, NULL);
	raise(SIGSYS);
	say("blocked: still here");
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	say("unblocked: still here");
}

int main(void)
{
	show_status("kill", in_child(by_kill));
	show_status("raise", in_child(by_raise));
	show_status("unblocking", in_child(when_unblocked));
	return verdict();
}

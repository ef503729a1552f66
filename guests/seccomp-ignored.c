/*
 * What a filter has trap is no signal that can be ignored or blocked: it ends the process.
 *
 * Covers: WB-025, WB-138
 */
#include "seccomp.h"

static void trapping(void)
{
	struct sock_filter filter[] = { LOAD_NR, ON(SYS_getppid), GIVE(SECCOMP_RET_TRAP), GIVE(SECCOMP_RET_ALLOW) };

	need(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
	need(FILTER(filter, 0) == 0, "a filter");
	raw(SYS_getppid);
	say("not reached");
}

static void ignored(void)
{
	signal(SIGSYS, SIG_IGN);
	trapping();
}

static void blocked(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGSYS);
	sigprocmask(SIG_BLOCK, &set, NULL);
	trapping();
}

int main(void)
{
	show_status("ignored", in_child(ignored));
	show_status("blocked", in_child(blocked));
	return verdict();
}

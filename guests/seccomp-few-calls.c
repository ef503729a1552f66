/*
 * A filter that allows read, write and exit_group only: those go on, anything else kills; made from sites old and new.
 *
 * Covers: WB-138
 * Builds: default m32
 */
#include "seccomp.h"

static void filtered(void)
{
	struct sock_filter filter[] = {
		LOAD_NR, ON(SYS_read), GIVE(SECCOMP_RET_ALLOW), ON(SYS_write), GIVE(SECCOMP_RET_ALLOW),
		ON(SYS_exit_group), GIVE(SECCOMP_RET_ALLOW), GIVE(SECCOMP_RET_KILL_PROCESS),
	};

	show(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	show_raw(FILTER(filter, 0));
	raw(SYS_write, 1, "a new site writes\n", 18);
	for (int i = 0; i < 3; i++)
		raw(SYS_write, 1, "again\n", 6);
	say("the library writes");
}

static void allowed(void)
{
	filtered();
	raw(SYS_exit_group, 71);
}

static void refused(void)
{
	filtered();
	raw(SYS_getpid);
	say("getpid came back");
	raw(SYS_exit_group, 72);
}

int main(void)
{
	show_status("what is allowed", in_child(allowed));
	show_status("what is not", in_child(refused));
	return verdict();
}

/*
 * exec after a change of identity: the effective one stays, AT_SECURE says so, and the process is not dumpable before.
 *
 * Covers: WB-077, WB-098
 * Builds: default m32
 */
#include "guest.h"
#include <sys/auxv.h>

static char *self;

static void effective(void)
{
	need(setresgid(-1, 12, 34) == 0 && setresuid(-1, 56, 78) == 0, "an identity");
	say("dumpable %d", prctl(PR_GET_DUMPABLE));
	execl(self, self, "effective", NULL);
	say("execl: %s", error_name(errno));
}

static void all(void)
{
	need(setresgid(12, 12, 12) == 0 && setresuid(56, 56, 56) == 0, "an identity");
	execl(self, self, "all", NULL);
	say("execl: %s", error_name(errno));
}

int main(int argc, char **argv)
{
	uid_t r, e, s;

	if (argc > 1) {
		getresuid(&r, &e, &s);
		say("%s: user %d %d %d", argv[1], r, e, s);
		getresgid(&r, &e, &s);
		say("  group %d %d %d", r, e, s);
		say("  AT_UID %lu AT_EUID %lu AT_GID %lu AT_EGID %lu", getauxval(AT_UID), getauxval(AT_EUID), getauxval(AT_GID), getauxval(AT_EGID));
		say("  AT_SECURE %lu, dumpable %d", getauxval(AT_SECURE), prctl(PR_GET_DUMPABLE));
		return 0;
	}
	self = argv[0];
	if (getuid() != 0) {
		say("only root can try");
		return 0;
	}
	show_status("effective", in_child(effective));
	show_status("all", in_child(all));
	return verdict();
}

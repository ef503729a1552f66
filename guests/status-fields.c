/*
 * /proc/self/status of a program that asked for nothing: no filter, no new-privileges bit, one thread, no tracer.
 *
 * Covers: WB-079, WB-145
 * Builds: default m32
 */
#include "guest.h"

static void show_field(const char *name)
{
	char text[16384], *at;
	int length = strlen(name);

	slurp("/proc/self/status", text, sizeof text);
	for (at = text; at && strncmp(at, name, length); at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL)
		;
	say("%.*s", at ? (int)strcspn(at, "\n") : 7, at ? at : "nothing");
}

static void nothing(int signal)
{
}

int main(void)
{
	static const char *fields[] = { "Umask:", "TracerPid:", "Threads:", "NoNewPrivs:", "Seccomp:", "Seccomp_filters:",
		"Cpus_allowed:", "Mems_allowed_list:", "CoreDumping:", "THP_enabled:", "untag_mask:" };

	for (unsigned i = 0; i < sizeof fields / sizeof *fields; i++)
		show_field(fields[i]);
	show(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
	show(prctl(PR_GET_SECCOMP, 0, 0, 0, 0));
	show(prctl(PR_GET_KEEPCAPS, 0, 0, 0, 0));
	show(prctl(PR_GET_SECUREBITS, 0, 0, 0, 0));
	show(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
	show(prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0));
	show(prctl(PR_GET_TIMING, 0, 0, 0, 0));
	int value = -1;
	show(prctl(PR_GET_CHILD_SUBREAPER, &value, 0, 0, 0));
	say("subreaper %d", value);
	handle(SIGUSR1, nothing, 0);
	return verdict();
}

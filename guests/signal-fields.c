/*
 * SigBlk, SigIgn, SigCgt, SigPnd and ShdPnd in /proc/self/status are what the program made them.
 *
 * Covers: WB-047, WB-145
 * Builds: default m32
 */
#include "guest.h"

static void show_all(const char *when)
{
	static const char *fields[] = { "SigPnd:", "ShdPnd:", "SigBlk:", "SigIgn:", "SigCgt:" };
	char text[16384], line[256] = "";

	slurp("/proc/thread-self/status", text, sizeof text);
	for (int i = 0; i < 5; i++) {
		char *at = strstr(text, fields[i]);
		sprintf(line + strlen(line), " %.*s", (int)strcspn(at, "\n"), at);
	}
	for (char *c = line; *c; c++)
		if (*c == '\t')
			*c = ' ';
	say("%s:%s", when, line);
}

static void nothing(int signal)
{
}

int main(void)
{
	sigset_t set;

	show_all("at first");
	handle(SIGUSR1, nothing, 0);
	signal(SIGUSR2, SIG_IGN);
	show_all("one handler, one ignored");
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGRTMIN + 3);
	sigprocmask(SIG_BLOCK, &set, NULL);
	kill(getpid(), SIGTERM);
	raw(SYS_tgkill, getpid(), raw(SYS_gettid), SIGRTMIN + 3);
	show_all("two blocked and sent");
	return verdict();
}

/*
 * execve(2) with an empty environment, with NULL for one, and with strings that are no variables.
 *
 * Covers: WB-074
 * Builds: default, static-pie, musl, m32
 */
#include "guest.h"

extern char **environ;

static char *self;
static char **variables;

static void run(void)
{
	execve(self, (char *[]) { self, "stage", NULL }, variables);
	_exit(3);
}

int main(int argc, char **argv)
{
	char text[8192];

	if (argc == 1) {
		self = argv[0];
		variables = (char *[]) { NULL };
		show_status("with none", in_child(run));
		variables = NULL;
		show_status("with NULL", in_child(run));
		variables = (char *[]) { "", "A", "=x", "B=", "A=1", "A=2", "LD_PRELOAD=", NULL };
		show_status("with odd ones", in_child(run));
		return verdict();
	}
	for (int i = 0; environ[i]; i++)
		say("  [%s]", environ[i]);
	ssize_t length = slurp("/proc/self/environ", text, sizeof text), at = 0;
	int n = 0;
	for (; environ[n]; n++)
		if (at <= length && strcmp(text + at, environ[n]) == 0)
			at += strlen(environ[n]) + 1;
	say("/proc/self/environ has %zd bytes, as many as %d variables: %s", length, n, at == length ? "yes" : "NO");
	return verdict();
}

/*
 * execve(2) keeps arguments and environment byte for byte: none, empty ones, many, long ones, and too many.
 *
 * Covers: WB-074, WB-076
 * Builds: default, static, musl, m32
 */
#include "guest.h"

extern char **environ;

/* A digest that depends on every byte and on where strings end. */
static unsigned long digest(char **list)
{
	unsigned long h = 5381;

	for (; *list; list++)
		for (char *p = *list;; p++) {
			h = h * 33 + (unsigned char)*p;
			if (!*p)
				break;
		}
	return h;
}

static int count(char **list)
{
	int n = 0;

	while (list[n])
		n++;
	return n;
}

static char *self;
static char **arguments, **variables;

static void run(void)
{
	execve(self, arguments, variables);
	say("execve fails with %s", error_name(errno));
	_exit(3);
}

static void try(const char *what, char **argv, char **envp)
{
	arguments = argv;
	variables = envp;
	say("%s", what);
	int status = in_child(run);
	if (WEXITSTATUS(status) != 0)
		show_status("the child", status);
}

static char *repeated(char c, size_t length)
{
	char *text = malloc(length + 1);

	memset(text, c, length);
	text[length] = 0;
	return text;
}

int main(int argc, char **argv)
{
	if (argc == 1 && argv[0][0] == '/') {
		self = argv[0];
		char *stage[] = { "exec-stage=1", NULL };
		try("one argument", (char *[]) { "one", NULL }, stage);
		try("empty ones", (char *[]) { "", "", "x", "", NULL }, stage);
		try("bytes", (char *[]) { "a\xff\x01\n\t\\ \"'", "\xf0\x9f\x8d\x8b", NULL }, stage);
		try("no argument", (char *[]) { NULL }, stage);
		try("NULL for the arguments", NULL, stage);
		char **many = calloc(20002, sizeof *many);
		for (int i = 0; i < 20000; i++)
			many[i] = i % 7 ? "abc" : "";
		try("20000 arguments", many, stage);
		try("one of 131071 bytes", (char *[]) { repeated('l', 131071), "y", NULL }, stage);
		try("one of 131072 bytes", (char *[]) { repeated('l', 131072), "y", NULL }, stage);
		char **large = calloc(5002, sizeof *large);
		for (int i = 0; i < 5000; i++)
			large[i] = i ? repeated('v', 1000) : "exec-stage=2";
		try("a megabyte each", many, large);
		struct rlimit stack = { 1 << 20, RLIM_INFINITY };
		for (int i = 0; i < 5000; i++)
			large[i] = repeated('v', 10000);
		setrlimit(RLIMIT_STACK, &stack);
		try("50 megabytes", many, large);
		return verdict();
	}
	char *auxiliary_end = NULL;
	for (char **p = environ; *p; p++)
		auxiliary_end = *p;
	say("argc %d, counted %d, digest %lx; environment %d, digest %lx", argc, count(argv), digest(argv), count(environ),
	    digest(environ));
	fact(auxiliary_end == NULL || auxiliary_end > argv[0], "the environment lies behind the arguments");
	fact(argv + argc + 1 == environ, "the lists are in one piece");
	return verdict();
}

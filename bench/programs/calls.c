/* calls NAME COUNT [FILE]: makes a system call COUNT times and prints the nanoseconds one took. */
#define _GNU_SOURCE
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <linux-abi.h>

extern char **environ;

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

static void once(char name, const char *file)
{
	struct stat st;
	struct timespec t;
	pid_t child;
	char *arguments[] = { "true", NULL };

	switch (name) {
	case 'g':
		getppid();
		break;
	case 'l':
		linux_getppid();
		break;
	case 'c':
		clock_gettime(CLOCK_MONOTONIC, &t);
		break;
	case 's':
		if (stat(file, &st) < 0)
			abort();
		break;
	case 'e':
		if (posix_spawn(&child, "/bin/true", NULL, NULL, arguments, environ) || waitpid(child, NULL, 0) != child)
			abort();
		break;
	}
}

int main(int argc, char **argv)
{
	static const char *const names[] = { "getppid", "linux_getppid", "clock_gettime", "stat", "exec" };
	char name = 0;
	long count = argc > 2 ? atol(argv[2]) : 0;

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (argc > 2 && !strcmp(argv[1], names[i]))
			name = *names[i];
	if (!name || count <= 0)
		return 2;
	/* Sites are patched when they are first used. */
	for (int i = 0; i < 3; i++)
		once(name, argv[3]);
	double start = now();
	for (long i = 0; i < count; i++)
		once(name, argv[3]);
	printf("%.3f\n", (now() - start) / count);
	return 0;
}

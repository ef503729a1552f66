/*
 * micro CASE THREADS MILLISECONDS: has every thread make a call over and over for that long, and prints the nanoseconds
 * that one took a thread: the median of short batches, since others use the machine too. Without arguments it ends at once.
 * Compiled with -DLIBRARY and native/stub it makes the calls by the ABI image's functions.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef LIBRARY
#include "linux-abi.h"
#define CALL(name) linux_##name
#else
#define CALL(name) name
#endif

extern char **environ;

static char *self;

static void answered(void) { CALL(getppid)(); }
static void passed_on(void) { CALL(getpgrp)(); }
static void not_overridden(void) { CALL(getuid)(); }
static void path_read(void) { CALL(access)("/usr/share/doc/base-files/copyright", F_OK); }
static void struct_written(void) { struct utsname name; CALL(uname)(&name); }
static void clock_read(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); }

static void clock_answered(void) { struct timespec t; clock_gettime(CLOCK_BOOTTIME, &t); }

static void process_made(void)
{
	char *arguments[] = { self, NULL };
	pid_t child;
	if (posix_spawn(&child, self, NULL, NULL, arguments, environ) || waitpid(child, NULL, 0) != child)
		abort();
}

static const struct { const char *name; void (*once)(void); int batch; } cases[] = {
	{ "answered", answered, 200 }, { "passed-on", passed_on, 200 }, { "not-overridden", not_overridden, 200 },
	{ "path-read", path_read, 100 }, { "struct-written", struct_written, 100 }, { "clock", clock_read, 500 },
	{ "clock-answered", clock_answered, 500 }, { "process", process_made, 1 },
};

static void (*once)(void);
static int batch;
static double duration;

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC_RAW, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

static void *loop(void *result)
{
	static const int most = 1 << 16;
	double *batches = malloc(most * sizeof *batches);
	int count = 0, calls = batch;

	/* Sites are patched when they have been used a few times. */
	for (int i = 0; i < 40 && (i < 2 || batch > 1); i++)
		once();
	double before = now();
	once();
	double one = now() - before;
	/* Slow mechanisms get smaller batches. */
	while (calls > 1 && calls * one > duration / 10)
		calls /= 2;
	for (double start = now(); count < most && (count < 3 || now() - start < duration); count++) {
		double begin = now();
		for (int i = 0; i < calls; i++)
			once();
		batches[count] = (now() - begin) / calls;
	}
	qsort(batches, count, sizeof *batches, compare);
	*(double *)result = batches[count / 2];
	free(batches);
	return NULL;
}

int main(int argc, char **argv)
{
	if (argc == 1)
		return 0;
	if (argc != 4)
		return 2;
	self = argv[0];
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
		if (!strcmp(argv[1], cases[i].name)) {
			once = cases[i].once;
			batch = cases[i].batch;
		}
	int threads = atoi(argv[2]);
	duration = atof(argv[3]) * 1e6;
	if (!once || threads < 1 || threads > 64)
		return 2;
	pthread_t ids[64];
	double each[64], sum = 0;
	for (int i = 1; i < threads; i++)
		if (pthread_create(&ids[i], NULL, loop, &each[i]))
			return 1;
	loop(&each[0]);
	for (int i = 1; i < threads; i++)
		pthread_join(ids[i], NULL);
	for (int i = 0; i < threads; i++)
		sum += each[i];
	printf("%.3f\n", sum / threads);
	return 0;
}

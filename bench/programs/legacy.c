/* legacy old|new CALL COUNT FILE: makes a call of x86-64 alone, or the modern one it becomes, and prints the nanoseconds one took. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const char *file;
static struct stat st;
static char text[4096];
static int directory;
static struct pollfd fd = { 1, POLLOUT, 0 };
static struct timespec wait = { 1, 0 };
static struct timeval soon;
static fd_set set;

static void open_old(void) { close(syscall(SYS_open, file, O_RDONLY)); }
static void open_new(void) { close(syscall(SYS_openat, AT_FDCWD, file, O_RDONLY, 0)); }
static void stat_old(void) { syscall(SYS_stat, file, &st); }
static void stat_new(void) { syscall(SYS_newfstatat, AT_FDCWD, file, &st, 0); }
static void access_old(void) { syscall(SYS_access, file, R_OK); }
static void access_new(void) { syscall(SYS_faccessat, AT_FDCWD, file, R_OK); }
static void readlink_old(void) { syscall(SYS_readlink, "/proc/self", text, 64); }
static void readlink_new(void) { syscall(SYS_readlinkat, AT_FDCWD, "/proc/self", text, 64); }
static void poll_old(void) { syscall(SYS_poll, &fd, 1, 1000); }
static void poll_new(void) { syscall(SYS_ppoll, &fd, 1, &wait, NULL, 0); }
static void select_old(void) { soon.tv_sec = 1; FD_SET(1, &set); syscall(SYS_select, 2, NULL, &set, NULL, &soon); }
static void select_new(void) { wait.tv_sec = 1; FD_SET(1, &set); syscall(SYS_pselect6, 2, NULL, &set, NULL, &wait, NULL); }
static void getdents_old(void) { lseek(directory, 0, SEEK_SET); syscall(SYS_getdents, directory, text, sizeof text); }
static void getdents_new(void) { lseek(directory, 0, SEEK_SET); syscall(SYS_getdents64, directory, text, sizeof text); }
static void getpgrp_old(void) { syscall(SYS_getpgrp); }
static void getpgrp_new(void) { syscall(SYS_getpgid, 0); }
static void dup2_old(void) { syscall(SYS_dup2, 1, 9); }
static void dup2_new(void) { syscall(SYS_dup3, 1, 9, 0); }
static void time_old(void) { syscall(SYS_time, NULL); }
static void time_new(void) { struct timespec t; syscall(SYS_clock_gettime, CLOCK_REALTIME_COARSE, &t); }

#define CALL(name) { #name, name##_old, name##_new }
static const struct { const char *name; void (*old)(void), (*new)(void); } calls[] = {
	CALL(open), CALL(stat), CALL(access), CALL(readlink), CALL(poll), CALL(select), CALL(getdents), CALL(getpgrp), CALL(dup2), CALL(time),
};

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int argc, char **argv)
{
	void (*once)(void) = NULL;

	if (argc != 5)
		return 2;
	for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++)
		if (!strcmp(calls[i].name, argv[2]))
			once = !strcmp(argv[1], "old") ? calls[i].old : calls[i].new;
	long count = atol(argv[3]);
	if (!once || count <= 0)
		return 2;
	file = argv[4];
	directory = openat(AT_FDCWD, "/proc/self/ns", O_RDONLY | O_DIRECTORY);
	/* Sites are patched when they are first used. */
	for (int i = 0; i < 5; i++)
		once();
	double start = now();
	for (long i = 0; i < count; i++)
		once();
	printf("%.3f\n", (now() - start) / count);
	return 0;
}

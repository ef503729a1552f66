/*
 * O_PATH descriptors, /proc/self/fd/N, AT_EMPTY_PATH, /proc/self/exe and thread-self resolve to the program's own files.
 *
 * Covers: WB-121, WB-145
 * Builds: default m32
 */
#include "guest.h"
#include <libgen.h>

static bool same(const char *path, int fd)
{
	struct stat a, b;

	return stat(path, &a) == 0 && fstat(fd, &b) == 0 && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

static void *in_thread(void *argument)
{
	char link[256] = "";

	readlink("/proc/thread-self", link, sizeof link - 1);
	char expected[64];
	snprintf(expected, sizeof expected, "%d/task/%ld", getpid(), raw(SYS_gettid));
	fact(!strcmp(link, expected), "/proc/thread-self in a thread");
	return NULL;
}

int main(int argc, char **argv)
{
	char link[4096] = "", byte, name[64];
	struct stat st;
	pthread_t thread;

	need(open("file", O_RDWR | O_CREAT, 0600) == 3 && write(3, "content", 7) == 7, "a file");
	int path = open("file", O_PATH);
	show(read(path, &byte, 1));
	show(fchmod(path, 0600));
	show(fstat(path, &st));
	show(fstatat(path, "", &st, AT_EMPTY_PATH));
	say("%ld bytes", (long)st.st_size);
	sprintf(name, "/proc/self/fd/%d", path);
	int back = open(name, O_RDONLY);
	show(read(back, &byte, 1));
	fact(same(name, 3), "/proc/self/fd/N is that file");
	show(readlink(name, link, sizeof link) > 0);
	say("named %s", basename(link));
	show(linkat(AT_FDCWD, name, AT_FDCWD, "again", AT_SYMLINK_FOLLOW));
	show(openat(path, "below", O_RDONLY));
	memset(link, 0, sizeof link);
	readlink("/proc/self/exe", link, sizeof link - 1);
	fact(!strcmp(link, argv[0]), "/proc/self/exe is the program");
	int self = open("/proc/self/exe", O_RDONLY);
	fact(same(argv[0], self), "opened too");
	memset(link, 0, sizeof link);
	readlink("/proc/self", link, sizeof link - 1);
	fact(atoi(link) == getpid(), "/proc/self is the process");
	pthread_create(&thread, NULL, in_thread, NULL);
	pthread_join(thread, NULL);
	pid_t pid = fork();
	if (pid == 0) {
		memset(link, 0, sizeof link);
		readlink("/proc/self", link, sizeof link - 1);
		fact(atoi(link) == getpid(), "and in a child the child");
		_exit(0);
	}
	await(pid);
	return verdict();
}

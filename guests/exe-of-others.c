/*
 * /proc/PID/exe of other processes and threads is the link to what they execute, for all calls that read or follow it, and
 * their cmdline and comm are theirs.
 *
 * Covers: WB-145
 * Builds: default m32
 */
#include "guest.h"
#include <linux/openat2.h>
#include <spawn.h>

static char here[4200];
static int ready[2], open_while_needed[2];

/* A process that says that it is there, and waits for its end. */
static int wait_for_end(void)
{
	char byte = 0;

	write(3, &byte, 1);
	close(3);
	read(4, &byte, 1);
	return 42;
}

static void copy_of_this(const char *to)
{
	static char buffer[1 << 16];
	int from = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0755);

	need(from >= 0 && fd >= 0, "a copy of this program");
	for (ssize_t n; (n = read(from, buffer, sizeof buffer)) > 0;)
		need(write(fd, buffer, n) == n, "a copy of this program");
	close(from);
	close(fd);
}

/* The process that executes `file`, which waits when this returns. */
static pid_t executing(const char *file)
{
	char byte;
	pid_t pid = fork();

	need(pid >= 0, "fork");
	if (pid == 0) {
		dup2(ready[1], 3);
		dup2(open_while_needed[0], 4);
		execl(file, "called otherwise", "wait", NULL);
		_exit(99);
	}
	need(read(ready[0], &byte, 1) == 1, "a process that waits");
	return pid;
}

static void end(pid_t pid)
{
	kill(pid, SIGKILL);
	await(pid);
}

static bool leads_to(const char *link, const char *name)
{
	char target[4200], expected[8500];
	ssize_t length = readlink(link, target, sizeof target);

	snprintf(expected, sizeof expected, "%s/%s", here, name);
	return length == (ssize_t)strlen(expected) && memcmp(target, expected, length) == 0;
}

static void calls(pid_t pid)
{
	char link[64], directory[64], target[4200], text[256];
	struct stat there, found;
	struct statx found_x;

	snprintf(link, sizeof link, "/proc/%d/exe", pid);
	fact(leads_to(link, "another"), "readlink");
	memset(target, 'x', sizeof target);
	show(readlink(link, target, 3));
	fact(memcmp(target, here, 3) == 0 && target[3] == 'x', "cut where the buffer ends");
	show(readlink(link, target, 0));
	ssize_t length = readlinkat(AT_FDCWD, link, target, sizeof target);
	fact(length == (ssize_t)strlen(here) + 8 && memcmp(target + length - 8, "/another", 8) == 0, "readlinkat");
	show_raw(raw(SYS_readlink, link, -4096, 100));

	need(stat("another", &there) == 0, "stat");
	fact(stat(link, &found) == 0 && found.st_ino == there.st_ino && found.st_dev == there.st_dev, "stat follows it");
	fact(lstat(link, &found) == 0 && S_ISLNK(found.st_mode), "lstat does not");
	fact(fstatat(AT_FDCWD, link, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(found.st_mode), "nor fstatat, asked not to");
	fact(raw(SYS_statx, AT_FDCWD, link, 0, 0x100, &found_x) == 0 && found_x.stx_ino == there.st_ino, "statx");
	int fd = open(link, O_RDONLY | O_CLOEXEC);
	fact(fd >= 0 && fstat(fd, &found) == 0 && found.st_ino == there.st_ino, "open");
	snprintf(directory, sizeof directory, "/proc/self/fd/%d", fd);
	fact(leads_to(directory, "another"), "and the descriptor says so");
	close(fd);
	fd = openat(AT_FDCWD, link, O_PATH | O_CLOEXEC);
	fact(fd >= 0 && fstat(fd, &found) == 0 && found.st_ino == there.st_ino, "openat, for its path");
	close(fd);
	fd = open(link, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	fact(fd >= 0 && fstat(fd, &found) == 0 && S_ISLNK(found.st_mode), "the link itself");
	close(fd);
	show(open(link, O_RDONLY | O_NOFOLLOW));
	struct open_how how = { .flags = O_RDONLY | O_CLOEXEC };
	fd = syscall(SYS_openat2, AT_FDCWD, link, &how, sizeof how);
	fact(fd >= 0 && fstat(fd, &found) == 0 && found.st_ino == there.st_ino, "openat2");
	close(fd);
	how.resolve = RESOLVE_NO_MAGICLINKS;
	show(syscall(SYS_openat2, AT_FDCWD, link, &how, sizeof how));
	for (int flags = 0; flags < 4; flags++)
		show(open(link, (int[]){ O_WRONLY, O_RDWR | O_APPEND, O_WRONLY | O_TRUNC | O_CREAT, O_TRUNC }[flags], 0644));
	how = (struct open_how){ .flags = O_WRONLY | O_TRUNC };
	show(syscall(SYS_openat2, AT_FDCWD, link, &how, sizeof how));
	show(open("/proc/self/exe", O_RDWR | O_TRUNC));
	chmod("another", 0400);
	show_ok(open(link, O_WRONLY));
	chmod("another", 0755);
	fact(stat("another", &found) == 0 && found.st_size == there.st_size && found.st_size > 0, "nothing was written");
	show(access(link, X_OK));
	chmod("another", 0600);
	show(access(link, X_OK));
	show(faccessat(AT_FDCWD, link, X_OK, AT_EACCESS));
	chmod("another", 0755);

	snprintf(text, sizeof text, "/proc/%d/cmdline", pid);
	length = slurp(text, target, sizeof target);
	fact(length == 22 && memcmp(target, "called otherwise\0wait", 22) == 0, "cmdline");
	snprintf(text, sizeof text, "/proc/%d/comm", pid);
	slurp(text, target, sizeof target);
	fact(strcmp(target, "another\n") == 0, "comm");
}

static void executed(pid_t pid)
{
	char link[64];
	pid_t child = fork();

	need(child >= 0, "fork");
	if (child == 0) {
		snprintf(link, sizeof link, "/proc/%d/exe", pid);
		dup2(open("/dev/null", O_WRONLY), 3);
		dup2(open("/dev/null", O_RDONLY), 4);
		execl(link, link, "wait", NULL);
		_exit(99);
	}
	show_status("what is executed by the link", await(child));
}

static void *thread(void *tid)
{
	atomic_store((atomic_int *)tid, gettid());
	pause();
	return NULL;
}

static void threads(pid_t pid)
{
	char link[96];
	atomic_int tid = 0;
	pthread_t id;

	snprintf(link, sizeof link, "/proc/%d/task/%d/exe", pid, pid);
	fact(leads_to(link, "another"), "of a thread of another process");
	snprintf(link, sizeof link, "/proc/%d/task/%d/exe", pid, getpid());
	show(access(link, F_OK));
	need(pthread_create(&id, NULL, thread, &tid) == 0, "a thread");
	while (tid == 0)
		sched_yield();
	snprintf(link, sizeof link, "/proc/self/task/%d/exe", tid);
	fact(leads_to(link, "this"), "of another thread of this process");
	snprintf(link, sizeof link, "/proc/%d/exe", tid);
	fact(leads_to(link, "this"), "by its number alone");
}

/* Who executes a program without memory of its own is let go before the program begins. */
static void spawned(void)
{
	char link[64], *arguments[] = { "another", "wait", NULL };
	posix_spawn_file_actions_t actions;
	int right = 0;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 3, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, open_while_needed[0], 4);
	for (int i = 0; i < 20; i++) {
		pid_t pid;
		need(posix_spawn(&pid, "./another", &actions, NULL, arguments, NULL) == 0, "posix_spawn");
		snprintf(link, sizeof link, "/proc/%d/exe", pid);
		right += leads_to(link, "another");
		end(pid);
	}
	say("right at once in %d of 20 processes", right);
}

static void names(void)
{
	static const char *files[] = { "a\nnew line", "a \\012 (deleted)", "removed", "removed\n" };
	char link[64], target[4200], gone[64];
	struct stat there, found;

	for (unsigned i = 0; i < sizeof files / sizeof *files; i++) {
		copy_of_this(files[i]);
		pid_t pid = executing(files[i]);
		snprintf(link, sizeof link, "/proc/%d/exe", pid);
		fact(leads_to(link, files[i]), "a name");
		fact(stat(files[i], &there) == 0 && stat(link, &found) == 0 && found.st_ino == there.st_ino, "is followed");
		unlink(files[i]);
		memset(target, 0, sizeof target);
		readlink(link, target, sizeof target - 1);
		snprintf(gone, sizeof gone, "/%s (deleted)", files[i]);
		fact(strcmp(target + strlen(here), gone) == 0, "a name that is gone");
		end(pid);
	}
	show(readlink(link, target, sizeof target));
}

int main(int argc, char **argv)
{
	char link[64], target[4200];

	if (argc > 1 && strcmp(argv[1], "wait") == 0)
		return wait_for_end();
	if (argc == 1) {
		copy_of_this("this");
		copy_of_this("another");
		execl("./this", "./this", "begin", NULL);
	}
	need(getcwd(here, sizeof here) != NULL, "getcwd");
	need(pipe2(ready, O_CLOEXEC) == 0 && pipe2(open_while_needed, O_CLOEXEC) == 0, "pipes");

	pid_t forked = fork();
	if (forked == 0)
		for (;;)
			pause();
	snprintf(link, sizeof link, "/proc/%d/exe", forked);
	fact(leads_to(link, "this"), "of a process that executed nothing");
	kill(forked, SIGKILL);
	siginfo_t info;
	waitid(P_PID, forked, &info, WEXITED | WNOWAIT);
	show(readlink(link, target, sizeof target));
	show(open(link, O_RDONLY));
	await(forked);
	show(readlink(link, target, sizeof target));

	pid_t pid = executing("./another");
	calls(pid);
	executed(pid);
	threads(pid);
	snprintf(link, sizeof link, "/proc/0%d/exe", pid);
	show(readlink(link, target, sizeof target));
	end(pid);
	spawned();
	names();
	/* The first process is somebody else's, and for many nobody's business. */
	show(readlink("/proc/1/exe", target, sizeof target));
	show_ok(open("/proc/1/exe", O_RDONLY));
	show(access("/proc/1/exe", F_OK));
	return verdict();
}

/*
 * A tracer that reads from a pipe, waits in poll, sleeps or waits for a signal while what it traces makes calls, from places that are new
 * to it, whether it leaves SIGCHLD to the kernel or ignores it. None of that ends for the tracee's sake, and the tracee goes on.
 *
 * Covers: WB-144
 * Builds: default, static
 */
#include "guest.h"
#include <sys/ptrace.h>

#define ROUNDS 30

static int up[2], down[2];

/* Calls from code that has just come to be. */
static void make_calls(void)
{
	static const unsigned char code[] = { 0xb8, SYS_getppid, 0, 0, 0, 0x90, 0x90, 0xc3 };
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	bool good = true;

	for (int at = 0; at < ROUNDS * 64; at += 64) {
		memcpy(page + at, code, sizeof code);
		memcpy(page + at + 5, CALL_CODE, 2);
	}
	mprotect(page, 4096, PROT_READ | PROT_EXEC);
	for (int at = 0; at < ROUNDS * 64; at += 64)
		good &= ((int (*)(void))(page + at))() == getppid();
	munmap(page, 4096);
	write(up[1], good ? "y" : "n", 1);
}

static void child(void)
{
	char byte;

	if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
		_exit(4);
	/* Its tracer has done nothing of a tracer's yet. */
	make_calls();
	raise(SIGSTOP);
	for (;;) {
		if (read(down[0], &byte, 1) != 1)
			_exit(3);
		usleep(20000);
		make_calls();
		if (byte == 'k')
			kill(getppid(), SIGUSR1);
		if (byte == 'q')
			_exit(42);
	}
}

static long since(struct timespec *from)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - from->tv_sec) * 1000 + (now.tv_nsec - from->tv_nsec) / 1000000;
}

static void on_signal(int signal)
{
	(void)signal;
}

static void read_answer(const char *what)
{
	char byte = '-';

	if (read(up[0], &byte, 1) != 1)
		say("%s: read failed: %s", what, strerrorname_np(errno));
	say("%s: %c", what, byte);
}

static bool is_ignored_by_status(void)
{
	char text[4096];
	int fd = open("/proc/self/status", O_RDONLY);
	ssize_t length = read(fd, text, sizeof text - 1);

	close(fd);
	text[length > 0 ? length : 0] = 0;
	const char *line = strstr(text, "SigIgn:\t");
	return line && (strtoull(line + 8, NULL, 16) >> (SIGCHLD - 1) & 1);
}

/* Reaped by nobody, as SIGCHLD is ignored; so it stays over exec. */
static int show_ignored(const char *who)
{
	struct sigaction action;
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	sigaction(SIGCHLD, NULL, &action);
	say("%s: ignored: %d, flags: %x, in its status: %d", who, action.sa_handler == SIG_IGN, action.sa_flags, is_ignored_by_status());
	say("%s: a child: %s", who, waitpid(pid, NULL, 0) < 0 ? strerrorname_np(errno) : "waited for");
	return 0;
}

static void ignore(char *self)
{
	struct timespec from, time = { 0, 150000000 };

	signal(SIGCHLD, SIG_IGN);
	write(down[1], "r", 1);
	read_answer("read, ignoring SIGCHLD");
	write(down[1], "s", 1);
	clock_gettime(CLOCK_MONOTONIC, &from);
	int result = nanosleep(&time, NULL);
	say("nanosleep, ignoring SIGCHLD: %d, long enough: %d", result, since(&from) >= 150);
	read_answer("nanosleep, ignoring SIGCHLD");
	show_ignored("itself");
	pid_t pid = fork();
	if (pid == 0) {
		execl(self, self, "again", NULL);
		_exit(9);
	}
	say("the other: %s", waitpid(pid, NULL, 0) < 0 ? strerrorname_np(errno) : "waited for");
	signal(SIGCHLD, SIG_DFL);
}

int main(int argc, char **argv)
{
	struct pollfd polled;
	struct timespec from, time = { 0, 150000000 };
	sigset_t set, before;
	int status, result;

	if (argc > 1)
		return show_ignored("another program");
	alarm(60);
	pipe(up);
	pipe(down);
	pid_t pid = fork();
	if (pid == 0)
		child();
	read_answer("before the first stop");
	waitpid(pid, &status, 0);
	need(WIFSTOPPED(status), "the child is traced");
	ptrace(PTRACE_CONT, pid, 0, 0);

	write(down[1], "r", 1);
	read_answer("read");

	polled.fd = up[0];
	polled.events = POLLIN;
	write(down[1], "p", 1);
	say("poll: %d", poll(&polled, 1, 20000));
	read_answer("poll");

	write(down[1], "s", 1);
	clock_gettime(CLOCK_MONOTONIC, &from);
	result = nanosleep(&time, NULL);
	say("nanosleep: %d, long enough: %d", result, since(&from) >= 150);
	read_answer("nanosleep");

	polled.fd = down[0];
	polled.events = POLLERR;
	write(down[1], "t", 1);
	clock_gettime(CLOCK_MONOTONIC, &from);
	result = poll(&polled, 1, 150);
	say("poll without an event: %d, long enough: %d", result, since(&from) >= 150);
	read_answer("poll without an event");

	/* Its own handler ends it, nothing else. */
	signal(SIGUSR1, on_signal);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, &before);
	write(down[1], "k", 1);
	show(sigsuspend(&before));
	read_answer("sigsuspend");
	write(down[1], "k", 1);
	show(ppoll(NULL, 0, NULL, &before));
	read_answer("ppoll");

	ignore(argv[0]);

	/* A stop that is the tracer's to see stays one. */
	write(down[1], "r", 1);
	read_answer("before a stop");
	kill(pid, SIGUSR2);
	usleep(50000);
	waitpid(pid, &status, 0);
	say("stopped: %d by %s", WIFSTOPPED(status), sigabbrev_np(WSTOPSIG(status)));
	ptrace(PTRACE_CONT, pid, 0, 0);
	write(down[1], "q", 1);
	read_answer("end");
	waitpid(pid, &status, 0);
	say("exited: %d with %d", WIFEXITED(status), WEXITSTATUS(status));
	return 0;
}

/*
 * What every guest shares: raw system calls, and a transcript on descriptor 1.
 *
 * A line is one write(2), so lines of several processes never mix and nothing is buffered over fork.
 * A transcript names no pid, address, time or path: two runs, anywhere, print the same bytes.
 */
#ifndef GUEST_H
#define GUEST_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
/* So that libc's struct stat and struct dirent are the kernel's with i386 too. */
#define _FILE_OFFSET_BITS 64
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#ifndef __GLIBC__
/* Other libraries name neither errors nor signals; a guest is only ever compared with itself. */
static inline const char *strerrorname_np(int error)
{
	static char name[16];

	snprintf(name, sizeof name, "E%d", error);
	return name;
}

static inline const char *sigabbrev_np(int signal)
{
	static char name[16];

	snprintf(name, sizeof name, "%d", signal);
	return name;
}
#endif

/* The kernel's own result: -4095..-1 is an error, anything else is not. */
#ifdef __x86_64__
static inline __attribute__((always_inline)) long
raw6(long nr, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	long result;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return result;
}
#define RAW_(nr, a, b, c, d, e, f, ...) \
	raw6((long)(nr), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define raw(...) RAW_(__VA_ARGS__, 0, 0, 0, 0, 0, 0, 0)

/* For guests that write code: the instruction that makes a call, and functions of eight bytes around it. */
#define CALL "syscall"
#define CALL_CODE "\x0f\x05"
#define GETPID_CODE "\xb8\x27\0\0\0\x0f\x05\xc3"
#define GETPPID_CODE "\xb8\x6e\0\0\0\x0f\x05\xc3"
#else
static inline __attribute__((always_inline)) long raw5(long nr, long a, long b, long c, long d, long e)
{
	long result;

	__asm__ volatile("int $0x80" : "=a"(result) : "a"(nr), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e) : "memory");
	return result;
}

/* The sixth argument is in ebp, which is kept on the stack: not for calls that return on another one, or twice on it. */
static inline __attribute__((always_inline)) long
raw6(long nr, long a, long b, long c, long d, long e, long f)
{
	long result;

	__asm__ volatile("pushl %[sixth]\n\t"
			 "push %%ebp\n\t"
			 "mov 4(%%esp), %%ebp\n\t"
			 "int $0x80\n\t"
			 "pop %%ebp\n\t"
			 "add $4, %%esp"
			 : "=a"(result)
			 : "a"(nr), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e), [sixth] "g"(f)
			 : "memory");
	return result;
}

/* What i386 has by another name only, the further arguments of calls being 0. */
#define REG_RAX REG_EAX
#define REG_RIP REG_EIP
#define REG_RSP REG_ESP
#define SYS_accept SYS_accept4
#define SYS_newfstatat SYS_fstatat64
#define SYS_semop SYS_semtimedop_time64
#define RAW_COUNT(nr, a, b, c, d, e, f, count, ...) count
#define RAW_(count, nr, a, b, c, d, e, f, ...) \
	(count == 6 ? raw6((long)(nr), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f)) \
		    : raw5((long)(nr), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e)))
#define raw(...) RAW_(RAW_COUNT(__VA_ARGS__, 6, 5, 4, 3, 2, 1, 0), __VA_ARGS__, 0, 0, 0, 0, 0, 0, 0)

/* For guests that write code: the instruction that makes a call, and functions of eight bytes around it. */
#define CALL "int $0x80"
#define CALL_CODE "\xcd\x80"
#define GETPID_CODE "\xb8\x14\0\0\0\xcd\x80\xc3"
#define GETPPID_CODE "\xb8\x40\0\0\0\xcd\x80\xc3"
#endif

static int failures;

/* Writes one line of transcript; at most 1023 bytes, the rest is cut. */
static inline __attribute__((format(printf, 1, 2))) void say(const char *format, ...)
{
	char line[1024];
	int saved = errno;
	va_list list;

	va_start(list, format);
	int length = vsnprintf(line, sizeof line - 1, format, list);
	va_end(list);
	if (length > (int)sizeof line - 2)
		length = sizeof line - 2;
	line[length++] = '\n';
	for (int done = 0; done < length;) {
		ssize_t n = write(1, line + done, length - done);
		if (n < 0 && errno != EINTR)
			break;
		if (n > 0)
			done += n;
	}
	errno = saved;
}

static inline const char *error_name(int error)
{
	const char *name = strerrorname_np(error);
	return name ? name : "E?";
}

static inline void show_result(const char *call, long result, int error)
{
	if (result == -1)
		say("%s = -1 %s", call, error_name(error));
	else
		say("%s = %ld", call, result);
}

/* show(access("/", F_OK)): the call and its outcome, libc's convention. */
#define show(call) \
	do { \
		errno = 0; \
		long show_value = (long)(call); \
		show_result(#call, show_value, errno); \
	} while (0)

/* show_raw(raw(SYS_getpid)): the same for the kernel's convention. */
#define show_raw(call) \
	do { \
		long show_value = (long)(call); \
		bool show_failed = show_value < 0 && show_value > -4096; \
		show_result(#call, show_failed ? -1 : show_value, (int)-show_value); \
	} while (0)

/* Only whether it succeeded, for results that differ between runs. */
#define show_ok(call) \
	do { \
		errno = 0; \
		long show_value = (long)(call); \
		if (show_value == -1) \
			say("%s = -1 %s", #call, error_name(errno)); \
		else \
			say("%s succeeds", #call); \
	} while (0)

/* States a fact; one that does not hold makes the guest fail. */
static inline void fact(bool holds, const char *sentence)
{
	say("%s: %s", sentence, holds ? "yes" : "NO");
	if (!holds)
		failures++;
}

static inline int verdict(void)
{
	return failures ? 1 : 0;
}

/* Ends the guest when the stage itself (not the fact) cannot be set. */
static inline void need(bool holds, const char *what)
{
	if (holds)
		return;
	if (errno)
		say("cannot set up %s: %s", what, error_name(errno));
	else
		say("cannot set up %s", what);
	_exit(99);
}

static inline void show_status(const char *who, int status)
{
	if (WIFEXITED(status))
		say("%s exits with %d", who, WEXITSTATUS(status));
	else if (WIFSIGNALED(status))
		say("%s is killed by SIG%s", who, sigabbrev_np(WTERMSIG(status)));
	else if (WIFSTOPPED(status))
		say("%s is stopped by SIG%s", who, sigabbrev_np(WSTOPSIG(status)));
	else if (WIFCONTINUED(status))
		say("%s is continued", who);
}

static inline int await(pid_t pid)
{
	int status = -1;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

/* Runs `body` in a forked child without a core dump; its wait status. */
static inline int in_child(void (*body)(void))
{
	pid_t pid = fork();

	need(pid >= 0, "fork");
	if (pid == 0) {
		struct rlimit none = { 0, 0 };
		setrlimit(RLIMIT_CORE, &none);
		failures = 0;
		body();
		_exit(verdict());
	}
	return await(pid);
}

static inline long now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static inline void sleep_ms(long ms)
{
	struct timespec ts = { ms / 1000, ms % 1000 * 1000000 };

	while (nanosleep(&ts, &ts) < 0 && errno == EINTR)
		;
}

static inline void handle(int signal, void (*handler)(int), int flags)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

	need(sigaction(signal, &action, NULL) == 0, "a handler");
}

static inline void handle_info(int signal, void (*handler)(int, siginfo_t *, void *), int flags)
{
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = flags | SA_SIGINFO };

	need(sigaction(signal, &action, NULL) == 0, "a handler");
}

/* SIGALRM after `ms`, then every `every_ms` (0: once). */
static inline void alarm_ms(long ms, long every_ms)
{
	struct itimerval timer = {
		.it_value = { ms / 1000, ms % 1000 * 1000 },
		.it_interval = { every_ms / 1000, every_ms % 1000 * 1000 },
	};

	setitimer(ITIMER_REAL, &timer, NULL);
}

/* The state letter of a task in /proc, '?' when it is gone. */
static inline char task_state(pid_t pid)
{
	char path[64], text[512];

	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return '?';
	ssize_t n = read(fd, text, sizeof text - 1);
	close(fd);
	if (n <= 0)
		return '?';
	text[n] = 0;
	char *end = strrchr(text, ')');
	return end ? end[2] : '?';
}

/* Waits until the task sleeps in the kernel, so that a signal finds it there. */
static inline void until_asleep(pid_t pid)
{
	for (int asleep = 0, tries = 0; asleep < 3 && tries < 5000; tries++) {
		char state = task_state(pid);
		need(state != 'Z' && state != '?', "a task that sleeps: it ended");
		asleep = state == 'S' ? asleep + 1 : 0;
		struct timespec ts = { 0, 2000000 };
		nanosleep(&ts, NULL);
	}
}

/* Reads a whole small file; -1 when it cannot be opened. The text ends with NUL. */
static inline ssize_t slurp(const char *path, char *to, size_t room)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t done = 0;

	if (fd < 0)
		return -1;
	for (ssize_t n; done < room - 1 && (n = read(fd, to + done, room - 1 - done)) > 0;)
		done += n;
	close(fd);
	to[done] = 0;
	return done;
}
#endif

/*
 * Signals and calls by functions: EINTR, restart, a jump out, the restorer, and the way back to the caller for unwinders.
 *
 * Covers: WB-149
 * Flags: -Iinclude native/stub/linux-abi.S native/stub/find.c -rdynamic -fno-optimize-sibling-calls
 */
#include "guest.h"
#include <linux-abi.h>
#include <unwind.h>

static volatile sig_atomic_t came;
static sigjmp_buf out;
static volatile bool found_caller;
static void *caller_from, *caller_to;

static void note(int signal)
{
	came++;
}

static void jump_out(int signal)
{
	siglongjmp(out, 1);
}

static _Unwind_Reason_Code look(struct _Unwind_Context *context, void *unused)
{
	void *ip = (void *)_Unwind_GetIP(context);

	if (ip > caller_from && ip <= caller_to)
		found_caller = true;
	return _URC_NO_REASON;
}

static void unwind(int signal)
{
	came++;
	_Unwind_Backtrace(look, NULL);
}

static __attribute__((noinline)) long pausing_caller(void)
{
	long result = linux_pause();

	__asm__ volatile("" ::: "memory");
	return result;
}
static __attribute__((noinline)) long masking_caller(void)
{
	unsigned long none = 0;
	long result = linux_rt_sigsuspend(&none, sizeof none);

	__asm__ volatile("" ::: "memory");
	return result;
}

static bool unwinds(long (*caller)(void))
{
	found_caller = false;
	caller_from = (void *)caller;
	caller_to = (char *)caller + 96;
	handle(SIGALRM, unwind, 0);
	alarm_ms(30, 0);
	show_raw(caller());
	return found_caller;
}

/* As the kernel wants it, with the library's restorer. */
struct kernel_action {
	void (*handler)(int);
	unsigned long flags;
	void (*restorer)(void);
	unsigned long mask;
};

int main(void)
{
	struct kernel_action action = { unwind, 0x04000000, (void (*)(void))linux_rt_sigreturn, 0 };
	int ends[2];
	char byte;

	need(pipe(ends) == 0, "a pipe");
	handle(SIGALRM, note, 0);
	alarm_ms(30, 0);
	show_raw(linux_read(ends[0], &byte, 1));
	say("signals: %d", came);

	handle(SIGALRM, note, SA_RESTART);
	alarm_ms(20, 20);
	pid_t pid = fork();
	if (pid == 0) {
		sleep_ms(150);
		linux_write(ends[1], "x", 1);
		linux_exit_group(0);
	}
	show_raw(linux_read(ends[0], &byte, 1));
	alarm_ms(0, 0);
	fact(came > 3, "restarted several times");
	await(pid);

	struct pollfd poll = { ends[0], POLLIN, 0 };
	struct timespec timeout = { 5, 0 };
	unsigned long none = 0;
	handle(SIGALRM, note, 0);
	alarm_ms(30, 0);
	show_raw(linux_ppoll(&poll, 1, &timeout, &none, sizeof none));

	handle(SIGALRM, jump_out, 0);
	for (int i = 0; i < 20; i++) {
		if (sigsetjmp(out, 1) == 0) {
			alarm_ms(1, 0);
			linux_read(ends[0], &byte, 1);
			linux_pause();
		}
	}
	say("jumped out of calls");

	fact(unwinds(pausing_caller), "an unwinder finds the caller of a call that passes");
	fact(unwinds(masking_caller), "and of one that the runtime answers");

	came = 0;
	show_raw(linux_rt_sigaction(SIGUSR1, &action, NULL, 8));
	for (int i = 0; i < 3; i++)
		linux_tgkill(linux_getpid(), linux_gettid(), SIGUSR1);
	say("handlers returned by the library's restorer: %d", came);
	found_caller = false;
	caller_from = (void *)main;
	caller_to = (char *)main + 4096;
	linux_kill(linux_getpid(), SIGUSR1);
	fact(found_caller, "an unwinder passes the restorer");

	came = 0;
	handle(SIGALRM, note, SA_RESTART);
	alarm_ms(1, 1);
	unsigned cpu;
	bool good = true;
	while (came < 100) {
		good &= linux_getcpu(&cpu, NULL, 0) == 0 && linux_getpid() > 0 && linux_fcntl(ends[0], F_GETFD, 0) == 0;
		good &= linux_syscall(SYS_rt_sigprocmask, (long)SIG_BLOCK, 0L, 0L, 8L) == 0;
	}
	alarm_ms(0, 0);
	fact(good, "no result is lost in a storm of signals");
	return verdict();
}

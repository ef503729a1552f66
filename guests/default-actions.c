/*
 * A signal's default and ignored actions keep their flags, mask and restorer until exec, which clears those of every signal; setting
 * one drops what is pending of it where it is ignored then; a one-shot handler leaves its flags behind.
 *
 * Covers: WB-027
 * Builds: default m32
 */
#include "guest.h"

struct kernel_action {
	void *handler;
	uint64_t flags;
	void *restorer;
	uint64_t mask;
};

static void show_action(int signal)
{
	struct kernel_action got = { 0 };
	raw(SYS_rt_sigaction, signal, 0, &got, 8);
	say("%d: %s, flags %#lx, restorer %d, mask %#lx", signal,
	    got.handler == SIG_DFL ? "default" : got.handler == SIG_IGN ? "ignored" : "caught", got.flags, got.restorer != 0, got.mask);
}

static void set(int signal, void *handler, uint64_t flags, uint64_t mask)
{
	struct kernel_action action = { handler, flags, (void *)0x20000, mask };
	say("set %d: %ld", signal, raw(SYS_rt_sigaction, signal, &action, 0, 8));
}

static int pending(int signal)
{
	uint64_t set = 0;
	raw(SYS_rt_sigpending, &set, 8);
	return set >> (signal - 1) & 1;
}

static void ignore_nothing(int signal)
{
	(void)signal;
}

int main(int argc, char **argv)
{
	static const int signals[] = { SIGHUP, SIGUSR1, SIGCHLD, SIGCONT, SIGURG, SIGWINCH, SIGSEGV, SIGSYS, 34, 64 };

	if (argc > 1) {
		for (int signal = 1; signal <= 64; signal++) {
			struct kernel_action got = { 0 };
			raw(SYS_rt_sigaction, signal, 0, &got, 8);
			if (got.handler || got.flags || got.restorer || got.mask)
				show_action(signal);
		}
		return 0;
	}
	for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
		int signal = signals[i];
		set(signal, SIG_DFL, 0x04000000 | SA_RESTART | SA_NODEFER, 0x30);
		show_action(signal);
		set(signal, SIG_IGN, 0x04000000 | SA_ONSTACK, 0x500);
		show_action(signal);
		set(signal, SIG_DFL, 0, 0);
		show_action(signal);
	}
	uint64_t all = ~0ul;
	raw(SYS_rt_sigprocmask, SIG_BLOCK, &all, 0, 8);
	for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
		int signal = signals[i];
		raw(SYS_kill, getpid(), signal);
		int before = pending(signal);
		set(signal, SIG_DFL, 0, 0);
		say("%d: pending %d, after its default was set again %d", signal, before, pending(signal));
		set(signal, SIG_IGN, 0, 0);
		int ignored = pending(signal);
		raw(SYS_kill, getpid(), signal);
		say("ignored: %d, sent again %d", ignored, pending(signal));
		set(signal, SIG_IGN, 0, 0);
		say("ignored again: %d", pending(signal));
		set(signal, SIG_DFL, 0, 0);
	}
	raw(SYS_rt_sigprocmask, SIG_UNBLOCK, &all, 0, 8);

	struct sigaction once = { .sa_handler = ignore_nothing, .sa_flags = SA_RESETHAND | SA_NODEFER };
	sigaddset(&once.sa_mask, SIGHUP);
	sigaction(SIGUSR2, &once, NULL);
	raise(SIGUSR2);
	show_action(SIGUSR2);
	sigaction(SIGSEGV, &once, NULL);
	raise(SIGSEGV);
	show_action(SIGSEGV);

	set(SIGHUP, SIG_IGN, 0x04000000 | SA_RESTART, 0x500);
	set(SIGSYS, SIG_IGN, 0x04000000, 0x500);
	set(SIGCHLD, SIG_IGN, SA_NOCLDWAIT, 0);
	set(SIGUSR1, SIG_DFL, 0x04000000 | SA_NODEFER, 0x500);
	set(64, SIG_IGN, 0, 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		show_action(SIGHUP);
		show_action(SIGUSR1);
		show_action(SIGSYS);
		fflush(NULL);
		execl("/proc/self/exe", argv[0], "again", (char *)0);
		_exit(9);
	}
	int status;
	/* With SIGCHLD ignored there is nothing to wait for but the end. */
	say("wait: %d, %d", waitpid(child, &status, 0), errno);
	execl("/proc/self/exe", argv[0], "again", (char *)0);
	return 9;
}

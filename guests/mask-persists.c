/*
 * rt_sigprocmask changes the thread's mask for good; bad arguments change nothing.
 *
 * Covers: WB-028
 * Builds: default m32
 */
#include "guest.h"

static uint64_t current(void)
{
	uint64_t mask = 0;

	raw(SYS_rt_sigprocmask, SIG_BLOCK, 0, &mask, 8);
	return mask;
}

int main(void)
{
	uint64_t usr1 = 1ul << (SIGUSR1 - 1), sys = 1ul << (SIGSYS - 1), segv = 1ul << (SIGSEGV - 1), old = 0, all = ~0ul;

	say("at the start %#lx", current());
	show_raw(raw(SYS_rt_sigprocmask, SIG_BLOCK, &usr1, &old, 8));
	say("after blocking USR1 %#lx, before it %#lx", current(), old);
	show_raw(raw(SYS_rt_sigprocmask, SIG_BLOCK, &sys, &old, 8));
	show_raw(raw(SYS_rt_sigprocmask, SIG_BLOCK, &segv, &old, 8));
	say("after blocking SYS and SEGV %#lx, before %#lx", current(), old);
	show_raw(raw(SYS_rt_sigprocmask, SIG_UNBLOCK, &usr1, 0, 8));
	say("after unblocking USR1 %#lx", current());
	show_raw(raw(SYS_rt_sigprocmask, SIG_SETMASK, &all, 0, 8));
	say("after setting everything %#lx", current());
	show_raw(raw(SYS_rt_sigprocmask, 77, &usr1, 0, 8));
	show_raw(raw(SYS_rt_sigprocmask, 77, 0, &old, 8));
	show_raw(raw(SYS_rt_sigprocmask, SIG_BLOCK, &usr1, 0, 4));
	show_raw(raw(SYS_rt_sigprocmask, SIG_BLOCK, 8, 0, 8));
	say("after three refusals %#lx", current());
	/* Set and old may be one object. */
	uint64_t both = usr1;
	show_raw(raw(SYS_rt_sigprocmask, SIG_SETMASK, &both, &both, 8));
	say("now %#lx, given back %#lx", current(), both);
	/* A bad place for the old mask: EFAULT, but the new one is in force. */
	uint64_t none = 0;
	show_raw(raw(SYS_rt_sigprocmask, SIG_SETMASK, &none, 8, 8));
	say("now %#lx", current());
	/* The mask of many rounds is not lost at one of them. */
	bool good = true;
	for (uint64_t i = 0; i < 500; i++) {
		uint64_t set = i * 0x9e3779b97f4a7c15u & ~(1ul << (SIGKILL - 1) | 1ul << (SIGSTOP - 1));
		raw(SYS_rt_sigprocmask, SIG_SETMASK, &set, 0, 8);
		good &= current() == set;
	}
	fact(good, "500 masks read back");
	return verdict();
}

/*
 * rt_sigaction gives back what the program set: handler, every flag, mask and restorer, for all 64 signals.
 *
 * Covers: WB-027
 * Builds: default m32
 */
#include "guest.h"

struct kernel_action {
	void *handler;
	unsigned long flags;
	void *restorer;
	uint64_t mask;
};

int main(void)
{
	static const unsigned long flags[] = {
		0x04000000, 0x04000000 | SA_RESTART, 0x04000000 | SA_SIGINFO | SA_ONSTACK,
		0x04000000 | SA_NODEFER | SA_RESETHAND, 0x04000000 | SA_NOCLDSTOP | SA_NOCLDWAIT,
		0x04000000 | 0x800 /* SA_EXPOSE_TAGBITS */, 0x04000000 | 0x400 /* SA_UNSUPPORTED */,
		0x04000000 | 0x00200000,
	};
	int differing = 0, refused = 0;

	for (int signal = 1; signal <= 64; signal++) {
		for (unsigned i = 0; i < sizeof flags / sizeof flags[0]; i++) {
			struct kernel_action set = { (void *)(0x10000l + signal), flags[i], (void *)0x20000, 0x8123456789abcdefu << i };
			struct kernel_action got = { 0 };
			long result = raw(SYS_rt_sigaction, signal, &set, 0, 8);
			if (result == -EINVAL) {
				if (i == 0)
					say("signal %d is refused", signal);
				refused++;
				continue;
			}
			raw(SYS_rt_sigaction, signal, 0, &got, 8);
			unsigned long kept_flags = set.flags & ~(0x400ul | 0x00200000);
			uint64_t kept_mask = set.mask & ~(1ull << (SIGKILL - 1) | 1ull << (SIGSTOP - 1));
			if (got.handler != set.handler || got.flags != kept_flags || got.restorer != set.restorer || got.mask != kept_mask) {
				if (differing++ < 4)
					say("signal %d flags %#lx: handler %d, flags %#lx, restorer %d, mask %#llx", signal, set.flags,
					    got.handler == set.handler, got.flags, got.restorer == set.restorer, (unsigned long long)(got.mask ^ kept_mask));
			}
		}
		struct kernel_action none = { 0 };
		raw(SYS_rt_sigaction, signal, &none, 0, 8);
	}
	say("actions read back differently: %d, refused: %d", differing, refused);
	struct kernel_action any = { 0 };
	show_raw(raw(SYS_rt_sigaction, 65, 0, &any, 8));
	show_raw(raw(SYS_rt_sigaction, 0, 0, &any, 8));
	show_raw(raw(SYS_rt_sigaction, SIGUSR1, 0, &any, 16));
	show_raw(raw(SYS_rt_sigaction, SIGUSR1, 8, 0, 8));
	show_raw(raw(SYS_rt_sigaction, SIGUSR1, 0, 8, 8));
	show_raw(raw(SYS_rt_sigaction, SIGKILL, 0, &any, 8));
	show_raw(raw(SYS_rt_sigaction, SIGKILL, &any, 0, 8));
	return differing != 0;
}

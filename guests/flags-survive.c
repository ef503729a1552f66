/*
 * Flags are the same after a system call as before: the arithmetic ones, direction, nested task and the check of alignment, with which
 * whatever is read or written meanwhile may lie anywhere.
 *
 * Covers: WB-003
 * Builds: default m32
 */
#include "guest.h"

#ifdef __x86_64__
#define FLAGS_TO "sub $128, %%rsp\npush %[flags]\npopf\n"
#define FLAGS_FROM "pushf\npop %[after]\npush $0x202\npopf\nadd $128, %%rsp\n"
#define CHANGED "rcx", "r11",
#else
#define FLAGS_TO "push %[flags]\npopf\n"
#define FLAGS_FROM "pushf\npop %[after]\npush $0x202\npopf\n"
#define CHANGED
#endif

static unsigned long over_a_call(unsigned long flags, long nr)
{
	unsigned long after;
	long rax = nr;

	__asm__ volatile(FLAGS_TO CALL "\n" FLAGS_FROM
			 : [after] "=r"(after), "+a"(rax)
			 : [flags] "r"(flags)
			 : CHANGED "memory", "cc");
	return after;
}

int main(void)
{
	static const struct { const char *name; unsigned long bit; } flags[] = {
		{ "CF", 1 << 0 }, { "PF", 1 << 2 }, { "AF", 1 << 4 }, { "ZF", 1 << 6 },
		{ "SF", 1 << 7 }, { "DF", 1 << 10 }, { "OF", 1 << 11 },
		{ "NT", 1 << 14 }, { "AC", 1 << 18 }, { "ID", 1 << 21 },
	};
	const unsigned long all = 0x4cd5 | 1 << 18 | 1 << 21, base = 0x202;

	for (unsigned i = 0; i < sizeof flags / sizeof flags[0]; i++) {
		bool kept = true;
		for (int round = 0; round < 50; round++) {
			kept &= (over_a_call(base | flags[i].bit, SYS_getppid) & all) == flags[i].bit;
			kept &= (over_a_call(base | (all & ~flags[i].bit), SYS_getppid) & all) == (all & ~flags[i].bit);
		}
		say("%s is kept set and clear: %s", flags[i].name, kept ? "yes" : "NO");
		failures += !kept;
	}
	fact((over_a_call(base | 1, 99999) & all) == 1, "a number that is no call keeps CF");
	return verdict();
}

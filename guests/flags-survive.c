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
#define FIRST "D"
#else
#define FLAGS_TO "push %[flags]\npopf\n"
#define FLAGS_FROM "pushf\npop %[after]\npush $0x202\npopf\n"
#define CHANGED
#define FIRST "b"
#endif

static unsigned long over_a_call(unsigned long flags, long nr)
{
	unsigned long after;
	long rax = nr;

	__asm__ volatile(FLAGS_TO CALL "\n" FLAGS_FROM
			 : [after] "=r"(after), "+a"(rax)
			 : [flags] "r"(flags), FIRST(-1l)
			 : CHANGED "memory", "cc");
	return after;
}

/* Every combination of the arithmetic ones. */
static bool all_are_kept(long nr)
{
	static const unsigned long bits[] = { 1 << 0, 1 << 2, 1 << 4, 1 << 6, 1 << 7, 1 << 11 };
	const unsigned long all = 0x8d5;

	for (unsigned set = 0; set < 64; set++) {
		unsigned long flags = 0;
		for (unsigned i = 0; i < 6; i++)
			if (set & 1 << i)
				flags |= bits[i];
		for (int round = 0; round < 20; round++)
			if ((over_a_call(0x202 | flags, nr) & all) != flags)
				return false;
	}
	return true;
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
	fact(all_are_kept(SYS_getppid), "the arithmetic flags are kept in every combination");
	fact(all_are_kept(SYS_close), "and by a call that fails");
	fact((over_a_call(base | 1, 99999) & all) == 1, "a number that is no call keeps CF");
	return verdict();
}

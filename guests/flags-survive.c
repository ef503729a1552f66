/*
 * The arithmetic flags and the direction flag are the same after a system call as before.
 *
 * Covers: WB-003
 */
#include "guest.h"

static uint64_t over_a_call(uint64_t flags, long nr)
{
	uint64_t after;
	long rax = nr;

	__asm__ volatile("sub $128, %%rsp\n"
			 "pushq %[flags]; popfq\n"
			 "syscall\n"
			 "pushfq; popq %[after]\n"
			 "cld\n"
			 "add $128, %%rsp\n"
			 : [after] "=r"(after), "+a"(rax)
			 : [flags] "r"(flags)
			 : "rcx", "r11", "memory", "cc");
	return after;
}

int main(void)
{
	static const struct { const char *name; uint64_t bit; } flags[] = {
		{ "CF", 1 << 0 }, { "PF", 1 << 2 }, { "AF", 1 << 4 }, { "ZF", 1 << 6 },
		{ "SF", 1 << 7 }, { "DF", 1 << 10 }, { "OF", 1 << 11 }, { "ID", 1 << 21 },
	};
	const uint64_t all = 0xcd5 | 1 << 21;
	uint64_t base = 0x202;

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

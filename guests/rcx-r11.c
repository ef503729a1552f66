/*
 * syscall(2): rcx is the address after the instruction and r11 the flags, also when the call fails.
 *
 * Covers: WB-001, WB-002, WB-003
 */
#include "guest.h"

static void observe(long nr, const char *which)
{
	uint64_t rcx, r11, after, flags;
	long rax = nr;

	__asm__ volatile("pushfq; popq %[flags]\n"
			 "xor %%ecx, %%ecx; xor %%r11d, %%r11d\n"
			 "pushfq; popq %[flags]\n"
			 "mov $-1, %%rdi\n"
			 "syscall\n"
			 "1: mov %%rcx, %[rcx]\n"
			 "mov %%r11, %[r11]\n"
			 "lea 1b(%%rip), %[after]\n"
			 : "+a"(rax), [rcx] "=&r"(rcx), [r11] "=&r"(r11), [after] "=&r"(after), [flags] "=&r"(flags)
			 :
			 : "rcx", "r11", "rdi", "memory", "cc");
	say("%s: rcx is the return address: %s, r11 is the flags: %s", which,
	    rcx == after ? "yes" : "no", r11 == flags ? "yes" : "no");
}

int main(void)
{
	for (int i = 0; i < 3; i++) {
		observe(SYS_getppid, "getppid");
		observe(SYS_close, "failing close");
		observe(99999, "no call");
	}
	return verdict();
}

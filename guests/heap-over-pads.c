/*
 * A heap that grows by gigabytes finds nothing in its way, and the calls of the program are made as before.
 *
 * Covers: WB-095
 * Builds: default static no-pie
 */
#include "guest.h"

/* jmp rel32 written over `syscall` would end in the bytes behind it, and lead that many bytes on: 267, 521 and 776 MB. */
#define CALL(name, behind) \
	static __attribute__((naked, noinline)) long name(long nr) { __asm__("mov %rdi, %rax\n syscall\n ret\n" behind); }
CALL(first, ".byte 0xf3, 0x0f, 0x1e, 0xfa")
CALL(second, ".byte 0x0f, 0x1f, 0x40, 0x00")
CALL(third, ".byte 0x66, 0x2e, 0x0f, 0x1f, 0x84, 0x00")

static bool calls(void)
{
	long pid = getppid();
	bool good = true;

	for (int i = 0; i < 100; i++)
		good &= first(SYS_getppid) == pid && second(SYS_getppid) == pid && third(SYS_getppid) == pid;
	return good;
}

int main(void)
{
	char *start = sbrk(0);
	bool grows = true;

	fact(calls(), "calls");
	for (long grown = 0; grown < 1400; grown += 7) {
		grows &= sbrk(7 << 20) == start + (grown << 20);
		if (grown % 70 == 0)
			grows &= calls();
	}
	fact(grows, "the heap grows");
	start[(long)1300 << 20] = 1;
	fact(start[(long)1300 << 20] == 1, "and is memory");
	fact(brk(start) == 0 && sbrk(0) == start, "it shrinks");
	fact(calls(), "calls");
	return verdict();
}

/*
 * syscall(2): only rax, rcx and r11 change; every other general register is as before.
 *
 * Covers: WB-001
 */
#include "guest.h"

/* Loads a pattern in every register the kernel must keep, makes one call, stores what is found. */
__attribute__((naked, noinline)) static long call_with_patterns(long nr, uint64_t found[13])
{
	__asm__("push %rbx; push %rbp; push %r12; push %r13; push %r14; push %r15\n"
		"push %rsi\n"
		"mov %rdi, %rax\n"
		"mov $0x1010101010101010, %rdi\n"
		"mov $0x2020202020202020, %rsi\n"
		"mov $0x3030303030303030, %rdx\n"
		"mov $0x4040404040404040, %r10\n"
		"mov $0x5050505050505050, %r8\n"
		"mov $0x6060606060606060, %r9\n"
		"mov $0x7070707070707070, %rbx\n"
		"mov $0x8080808080808080, %rbp\n"
		"mov $0x9090909090909090, %r12\n"
		"mov $0xa0a0a0a0a0a0a0a0, %r13\n"
		"mov $0xb0b0b0b0b0b0b0b0, %r14\n"
		"mov $0xc0c0c0c0c0c0c0c0, %r15\n"
		"syscall\n"
		"mov (%rsp), %rcx\n"
		"mov %rdi, 0(%rcx)\n"
		"mov %rsi, 8(%rcx)\n"
		"mov %rdx, 16(%rcx)\n"
		"mov %r10, 24(%rcx)\n"
		"mov %r8, 32(%rcx)\n"
		"mov %r9, 40(%rcx)\n"
		"mov %rbx, 48(%rcx)\n"
		"mov %rbp, 56(%rcx)\n"
		"mov %r12, 64(%rcx)\n"
		"mov %r13, 72(%rcx)\n"
		"mov %r14, 80(%rcx)\n"
		"mov %r15, 88(%rcx)\n"
		"mov %rsp, 96(%rcx)\n"
		"pop %rsi\n"
		"pop %r15; pop %r14; pop %r13; pop %r12; pop %rbp; pop %rbx\n"
		"ret");
}

static bool all_kept(long nr, long *result)
{
	uint64_t found[13] = { 0 };

	*result = call_with_patterns(nr, found);
	for (unsigned i = 0; i < 12; i++)
		if (found[i] != 0x1010101010101010u * (i + 1))
			return false;
	return found[12] % 8 == 0;
}

int main(void)
{
	long result;
	bool kept = true;

	/* The first round meets a fresh site, later ones whatever became of it. */
	for (int round = 0; round < 200; round++) {
		kept &= all_kept(SYS_getpid, &result);
		kept &= result == getpid();
	}
	fact(kept, "getpid keeps rdi rsi rdx r10 r8 r9 rbx rbp r12-r15");
	fact(all_kept(SYS_close, &result) && result == -EBADF, "a failing close keeps them");
	fact(all_kept(100000, &result) && result == -ENOSYS, "a number that is no call keeps them");
	fact(all_kept(SYS_stat, &result) && result == -EFAULT, "a call that faults keeps them");
	return verdict();
}

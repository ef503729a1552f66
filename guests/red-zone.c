/*
 * The 128 bytes below rsp belong to a leaf function: a system call does not touch them.
 *
 * Covers: WB-006
 */
#include "guest.h"

__attribute__((naked, noinline)) static long differing_words(long nr)
{
	__asm__("mov %rdi, %rax\n"
		"mov $16, %ecx\n"
		"1: lea (%rcx,%rcx,2), %rdx\n"
		"neg %rcx\n"
		"mov %rdx, (%rsp,%rcx,8)\n"
		"neg %rcx\n"
		"dec %rcx\n"
		"jnz 1b\n"
		"xor %edi, %edi\n"
		"syscall\n"
		"xor %eax, %eax\n"
		"mov $16, %ecx\n"
		"2: lea (%rcx,%rcx,2), %rdx\n"
		"neg %rcx\n"
		"cmp %rdx, (%rsp,%rcx,8)\n"
		"je 3f\n"
		"inc %rax\n"
		"3: neg %rcx\n"
		"dec %rcx\n"
		"jnz 2b\n"
		"ret");
}

int main(void)
{
	long differing = 0;

	for (int round = 0; round < 500; round++)
		differing += differing_words(SYS_getppid) + differing_words(SYS_sched_yield) + differing_words(77777);
	say("words of the red zone that changed: %ld", differing);
	return differing != 0;
}

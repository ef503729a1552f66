/*
 * Code may jump to the instruction behind a syscall, and to the syscall from two places.
 *
 * Covers: WB-023
 */
#include "guest.h"

/* rax is the number, or, when `skip` is set, what stands behind the syscall sees it unchanged. */
__attribute__((naked, noinline)) static long call_or_skip(long nr, long skip)
{
	__asm__("mov %rdi, %rax\n"
		"test %rsi, %rsi\n"
		"jnz 2f\n"
		"1: syscall\n"
		"2: cmp $3, %rax\n"
		"jne 3f\n"
		"mov $300, %eax\n"
		"3: ret");
}

/* The instruction behind is a short jump, a call, a one-byte instruction. */
__attribute__((naked, noinline)) static long short_jump(long nr)
{
	__asm__("mov %rdi, %rax\n"
		"syscall\n"
		"jmp 1f\n"
		"ud2\n"
		"1: ret");
}

__attribute__((naked, noinline)) static long bare_return(long nr)
{
	__asm__("mov %rdi, %rax\n"
		"syscall\n"
		"ret");
}

__attribute__((naked, noinline)) static long relative_load(long nr)
{
	__asm__("mov %rdi, %rax\n"
		"syscall\n"
		"add 1f(%rip), %rax\n"
		"ret\n"
		".balign 8\n"
		"1: .quad 1000000000");
}

__attribute__((naked, noinline)) static long conditional(long nr)
{
	__asm__("mov %rdi, %rax\n"
		"cmp %rax, %rax\n"
		"syscall\n"
		"jne 1f\n"
		"ret\n"
		"1: mov $-77777, %rax\n"
		"ret");
}

/* syscall; syscall: the second uses what the first returned (-EBADF) as its number, which is none. */
__attribute__((naked, noinline)) static long back_to_back(long nr)
{
	__asm__("mov %rdi, %rax\n"
		"mov $-1, %edi\n"
		"syscall\n"
		"syscall\n"
		"ret");
}

__attribute__((naked, noinline)) static long in_a_loop(long nr, long times)
{
	__asm__("1: mov %rdi, %rax\n"
		"syscall\n"
		"dec %rsi\n"
		"jnz 1b\n"
		"ret");
}

__attribute__((naked, noinline)) static long pushes(long nr)
{
	__asm__("mov %rdi, %rax\n"
		"syscall\n"
		"push %rax\n"
		"pop %rax\n"
		"ret");
}

int main(void)
{
	long pid = getpid();
	bool good[8] = { 1, 1, 1, 1, 1, 1, 1, 1 };

	for (int i = 0; i < 300; i++) {
		good[0] &= call_or_skip(SYS_getpid, 0) == (pid == 3 ? 300 : pid);
		good[0] &= call_or_skip(3, 1) == 300 && call_or_skip(4, 1) == 4;
		good[1] &= short_jump(SYS_getpid) == pid;
		good[2] &= bare_return(SYS_getpid) == pid;
		good[3] &= relative_load(SYS_getpid) == pid + 1000000000;
		good[4] &= conditional(SYS_getpid) == pid;
		good[5] &= back_to_back(SYS_close) == -ENOSYS;
		good[6] &= in_a_loop(SYS_getpid, 3) == pid;
		good[7] &= pushes(SYS_getpid) == pid;
	}
	fact(good[0], "a jump past the syscall");
	fact(good[1], "a short jump behind it");
	fact(good[2], "a return behind it");
	fact(good[3], "a rip-relative operand behind it");
	fact(good[4], "a branch on flags set before it");
	fact(good[5], "another syscall behind it");
	fact(good[6], "a loop around it");
	fact(good[7], "a push behind it");
	return verdict();
}

/*
 * The kernel may be asked to write its result below rsp, inside the red zone; the result arrives whole.
 *
 * Covers: WB-007
 */
#include "guest.h"

/* sigaltstack(NULL, rsp - 0x18), as glibc's checked longjmp does; returns ss_flags and stores ss_size. */
__attribute__((naked, noinline)) static long query_below_rsp(uint64_t *size)
{
	__asm__("mov %rdi, %r9\n"
		"lea -0x18(%rsp), %rsi\n"
		"xor %edi, %edi\n"
		"mov $131, %eax\n"
		"syscall\n"
		"test %rax, %rax\n"
		"jnz 1f\n"
		"mov -0x8(%rsp), %rcx\n"
		"mov %rcx, (%r9)\n"
		"movslq -0x10(%rsp), %rax\n"
		"1: ret");
}

/* clock_gettime(CLOCK_MONOTONIC, rsp - 16); returns tv_sec. */
__attribute__((naked, noinline)) static long clock_below_rsp(void)
{
	__asm__("movq $-1, -16(%rsp)\n"
		"movq $-1, -8(%rsp)\n"
		"mov $1, %edi\n"
		"lea -16(%rsp), %rsi\n"
		"mov $228, %eax\n"
		"syscall\n"
		"mov -16(%rsp), %rax\n"
		"ret");
}

int main(void)
{
	static char memory[65536];
	stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory };
	struct timespec ts;
	bool same = true;

	need(sigaltstack(&stack, NULL) == 0, "an alternate stack");
	for (int round = 0; round < 100; round++) {
		uint64_t size = 0;
		same &= query_below_rsp(&size) == 0 && size == sizeof memory;
		clock_gettime(CLOCK_MONOTONIC, &ts);
		long seconds = clock_below_rsp();
		same &= seconds == ts.tv_sec || seconds == ts.tv_sec + 1;
	}
	fact(same, "results written below rsp are whole");
	return verdict();
}

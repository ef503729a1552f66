/*
 * A program begins with all registers 0 but for the stack pointer, and with no flags.
 *
 * Covers: WB-074
 * Flags: --entry=first
 * Builds: static m32-static
 */
#include "guest.h"

/* The stack pointer lies above them. */
unsigned long began[17];
#ifdef __x86_64__
__asm__(".text\n.globl first\n"
	"first: mov %rax, began\nmov %rbx, began + 8\nmov %rcx, began + 16\nmov %rdx, began + 24\nmov %rsi, began + 32\n"
	"mov %rdi, began + 40\nmov %rbp, began + 48\nmov %r8, began + 56\nmov %r9, began + 64\nmov %r10, began + 72\n"
	"mov %r11, began + 80\nmov %r12, began + 88\nmov %r13, began + 96\nmov %r14, began + 104\nmov %r15, began + 112\n"
	"pushf\npop %rax\nmov %rax, began + 128\nxor %eax, %eax\n"
	"jmp _start\n");
#else
__asm__(".text\n.globl first\n"
	"first: mov %eax, began\nmov %ebx, began + 4\nmov %ecx, began + 8\nmov %edx, began + 12\nmov %esi, began + 16\n"
	"mov %edi, began + 20\nmov %ebp, began + 24\n"
	"pushf\npop %eax\nmov %eax, began + 64\nxor %eax, %eax\n"
	"jmp _start\n");
#endif

int main(void)
{
	bool zero = true;

	for (int i = 0; i < 16; i++)
		zero &= began[i] == 0;
	fact(zero, "all registers are 0");
	say("flags %lx", began[16]);
	return verdict();
}

/*
 * A program that single-steps itself (the trap flag) over a system call gets one SIGTRAP an instruction.
 *
 * Covers: WB-003, WB-020, WB-052
 */
#include "guest.h"

static volatile int traps, outside;
extern const char step_begin[], step_end[];

static void on_trap(int signal, siginfo_t *info, void *context)
{
	uint64_t rip = ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];

	traps++;
	if (rip < (uint64_t)step_begin || rip > (uint64_t)step_end)
		outside++;
}

int main(void)
{
	long result;

	handle_info(SIGTRAP, on_trap, 0);
	for (int i = 0; i < 3; i++) {
		traps = outside = 0;
		result = SYS_getpid;
		__asm__ volatile("sub $128, %%rsp\n"
				 "pushfq; orq $0x100, (%%rsp); popfq\n"
				 ".globl step_begin, step_end\n"
				 "step_begin: nop\n"
				 "syscall\n"
				 "nop\n"
				 "pushfq; andq $~0x100, (%%rsp); popfq\n"
				 "nop\n"
				 "step_end: nop\n"
				 "add $128, %%rsp\n"
				 : "+a"(result) : : "rcx", "r11", "memory", "cc");
		say("result right: %d, steps outside the program: %d", result == getpid(), outside);
	}
	return verdict();
}

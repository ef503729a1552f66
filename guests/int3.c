/*
 * int3 and single steps reach the program's own SIGTRAP handler.
 *
 * Covers: WB-052
 * Builds: default m32
 */
#include "guest.h"

static volatile int traps, code;
static volatile bool behind;
extern const char after_int3[];

static void on_trap(int signal, siginfo_t *info, void *context)
{
	traps++;
	code = info->si_code;
	behind = ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP] == (greg_t)after_int3;
}

int main(void)
{
	handle_info(SIGTRAP, on_trap, 0);
	__asm__ volatile("int3\n.globl after_int3\nafter_int3: nop");
	say("int3: traps %d, code %d, rip behind it: %d", traps, code, behind);
	handle_info(SIGTRAP, on_trap, 0);
	for (int i = 0; i < 20; i++)
		raise(SIGTRAP);
	say("raised: traps %d, code %d", traps, code);
	return verdict();
}

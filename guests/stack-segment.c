/*
 * A handler finds in ss what the interrupted code had there if that can be a stack's, and the code finds it again.
 *
 * Covers: WB-047
 * Builds: default
 */
#include "guest.h"
#include <asm/ldt.h>

static volatile unsigned short hardware, saved;

static void on_trap(int signal, siginfo_t *info, void *context)
{
	unsigned short now;

	__asm__ volatile("mov %%ss, %0" : "=r"(now));
	hardware = now;
	/* Behind cs, gs and fs. */
	saved = (unsigned long)((ucontext_t *)context)->uc_mcontext.gregs[REG_CSGSFS] >> 48;
}

static void with(const char *name, bool narrow)
{
	struct user_desc segment = { .entry_number = 1, .limit = 0xfffff, .seg_32bit = !narrow, .limit_in_pages = 1, .useable = 1 };
	unsigned short selector = 1 << 3 | 7, after;

	errno = -raw(SYS_modify_ldt, 1, &segment, sizeof segment);
	if (errno) {
		say("no such segment");
		return;
	}
	__asm__ volatile("mov %%ss, %%ecx\nmov %1, %%ss\nint3\nmov %%ss, %0\nmov %%ecx, %%ss" : "=r"(after) : "r"(selector) : "ecx", "memory");
	say("%s: hardware %x, saved %x, afterwards %x", name, hardware, saved, after);
}

int main(void)
{
	handle_info(SIGTRAP, on_trap, 0);
	with("a segment of 32 bits", false);
	with("a segment of 16 bits", true);
	return verdict();
}

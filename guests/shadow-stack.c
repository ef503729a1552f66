/*
 * What arch_prctl says of shadow stacks is what it says natively; where they can be had, calls keep them balanced.
 *
 * Covers: WB-109
 */
#include "guest.h"

int main(void)
{
	unsigned long status = 99;

	show_raw(raw(SYS_arch_prctl, 0x5005, &status)); /* ARCH_SHSTK_STATUS */
	say("status %lu", status);
	long enabled = raw(SYS_arch_prctl, 0x5001, 1); /* ARCH_SHSTK_ENABLE */
	/* From here main must not return: its caller is not on the new stack. */
	if (enabled == 0) {
		bool good = true;
		for (int i = 0; i < 100; i++)
			good &= raw(SYS_getppid) > 0;
		say("with a shadow stack calls %s", good ? "work" : "fail");
		raw(SYS_exit_group, 0);
	}
	show_result("enable", -1, -enabled);
	show_raw(raw(453, 0, 4096, 0)); /* map_shadow_stack */
	return verdict();
}

/*
 * The fs base belongs to the program: it may be moved or zero around any call.
 *
 * Covers: WB-062
 */
#include "guest.h"
#include <asm/prctl.h>

int main(void)
{
	static uint64_t block[512];
	uint64_t fs = 0, found = 0, zero = 0;
	long pid, with_zero, with_block, bad;

	need(raw(SYS_arch_prctl, ARCH_GET_FS, &fs) == 0, "the fs base");
	pid = raw(SYS_getpid);
	/* Only raw calls while fs is not the library's. */
	bool good = true;
	for (int i = 0; i < 50; i++) {
		raw(SYS_arch_prctl, ARCH_SET_FS, 0);
		with_zero = raw(SYS_getpid);
		bad = raw(SYS_newfstatat, AT_FDCWD, 8, 8, 0);
		raw(SYS_arch_prctl, ARCH_GET_FS, &zero);
		raw(SYS_arch_prctl, ARCH_SET_FS, block);
		with_block = raw(SYS_getpid);
		raw(SYS_arch_prctl, ARCH_GET_FS, &found);
		raw(SYS_arch_prctl, ARCH_SET_FS, fs);
		good &= with_zero == pid && with_block == pid && bad == -EFAULT && zero == 0 && found == (uint64_t)block;
	}
	fact(good, "calls with fs 0 and fs elsewhere");
	show_raw(raw(SYS_arch_prctl, ARCH_SET_FS, 0x8000000000000000));
	show_raw(raw(SYS_arch_prctl, 0x9999, 0));
	for (unsigned i = 0; i < 512; i++)
		good &= block[i] == 0;
	fact(good, "nothing is written at the borrowed base");
	return verdict();
}

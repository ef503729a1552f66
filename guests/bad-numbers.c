/*
 * A number that is no system call is ENOSYS, whatever its bits.
 *
 * Covers: WB-015, WB-016
 */
#include "guest.h"

int main(void)
{
	static const long numbers[] = {
		-1, -2, -4095, -4096, 480, 511, 512, 547, 548, 600, 999, 1000, 4096, 65535, 65536 + 39, 0x0fffffff,
		0x1fffffff, 0x20000027, 0x40000027, 0x40000000, 0x40000200, 0x7fffffff, 0x80000000, 0x80000027, 0xffffffff,
	};

	for (int round = 0; round < 2; round++)
		for (unsigned i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
			long result = raw(numbers[i], 1, 2, 3, 4, 5, 6);
			if (result != -ENOSYS || round == 1)
				say("%#lx = %ld", numbers[i], result);
		}
	/* Holes and retired calls of the table itself. */
	for (long nr = 0; nr < 3; nr++)
		show_raw(raw(174 + nr, 0, 0, 0));
	show_raw(raw(SYS_afs_syscall));
	show_raw(raw(SYS_tuxcall));
	show_raw(raw(SYS_vserver));
	show_raw(raw(SYS_epoll_ctl_old));
	show_raw(raw(387));
	show_raw(raw(423));
	return verdict();
}

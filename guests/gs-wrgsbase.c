/*
 * Where the processor and kernel allow it (AT_HWCAP2 bit 1) a program sets gs without any call.
 *
 * Covers: WB-062
 */
#include "guest.h"
#include <sys/auxv.h>

int main(void)
{
	static uint64_t block[64] = { 0, 444 };
	uint64_t value, back;
	bool good = true;

	if (!(getauxval(AT_HWCAP2) & 2)) {
		say("gs kept: yes");
		return 0;
	}
	for (int i = 0; i < 100; i++) {
		__asm__ volatile("wrgsbase %0" : : "r"(block + i % 2));
		raw(SYS_getppid);
		raw(SYS_close, 9999);
		__asm__ volatile("rdgsbase %0; mov %%gs:0, %1" : "=r"(back), "=r"(value));
		good &= back == (uint64_t)(block + i % 2) && value == (i % 2 ? 444u : 0u);
	}
	__asm__ volatile("wrgsbase %0" : : "r"(0ul));
	say("gs kept: %s", good ? "yes" : "NO");
	return !good;
}

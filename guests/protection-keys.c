/*
 * Protection keys: as many as natively, and a program that denies all but its own may make calls.
 *
 * Covers: WB-108
 * Builds: default m32
 */
#include "guest.h"

static void deny_all(void)
{
	unsigned before, after;

	__asm__ volatile("xor %%ecx, %%ecx; rdpkru" : "=a"(before) : : "ecx", "edx");
	__asm__ volatile("xor %%ecx, %%ecx; xor %%edx, %%edx; wrpkru" : : "a"(0x55555554) : "ecx", "edx");
	long pid = raw(SYS_getpid);
	__asm__ volatile("xor %%ecx, %%ecx; rdpkru" : "=a"(after) : : "ecx", "edx");
	__asm__ volatile("xor %%ecx, %%ecx; xor %%edx, %%edx; wrpkru" : : "a"(before) : "ecx", "edx");
	fact(pid == getpid() && after == 0x55555554, "a call with all other keys denied");
}

int main(void)
{
	int keys = 0;

	show_ok(pkey_alloc(0, 0));
	while (keys < 32 && pkey_alloc(0, 0) >= 0)
		keys++;
	say("%d more, then %s", keys, error_name(errno));
	show(pkey_free(99));
	show(pkey_alloc(1, 0));
	if (keys > 0)
		deny_all();
	return verdict();
}

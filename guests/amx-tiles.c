/*
 * AMX: no permission for tiles is there before the program asks for it, and a tile survives system calls.
 *
 * Covers: WB-005
 * Flags: -mamx-tile
 */
#include "guest.h"
#include <immintrin.h>

#define XTILEDATA 18
#define ARCH_GET_XCOMP_PERM 0x1022
#define ARCH_REQ_XCOMP_PERM 0x1023

int main(void)
{
	static unsigned char config[64] __attribute__((aligned(64)));
	static unsigned char before[1024] __attribute__((aligned(64))), after[1024] __attribute__((aligned(64)));
	uint64_t permitted = 0;

	errno = 0;
	need(__builtin_cpu_supports("amx-tile"), "AMX: this processor has none");
	need(raw(SYS_arch_prctl, ARCH_GET_XCOMP_PERM, &permitted) == 0, "permissions of extended states");
	fact(!(permitted >> XTILEDATA & 1), "no permission for tiles at first");
	need(raw(SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, XTILEDATA) == 0, "the permission for tiles");
	config[0] = 1;
	config[16] = 64;
	config[48] = 16;
	for (int i = 0; i < 1024; i++)
		before[i] = i * 7;
	_tile_loadconfig(config);
	_tile_loadd(0, before, 64);
	for (int i = 0; i < 1000; i++)
		raw(SYS_getppid);
	_tile_stored(0, after, 64);
	_tile_release();
	fact(memcmp(before, after, sizeof after) == 0, "a tile survives system calls");
	return verdict();
}

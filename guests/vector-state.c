/*
 * xmm0-xmm15, the upper halves of ymm and zmm, opmasks, MXCSR and the x87 stack survive a system call.
 *
 * Covers: WB-004
 */
#include "guest.h"

static uint8_t before[16][64], after[16][64];

#define EACH(F, REG, SIZE) \
	F(REG, SIZE, 0) F(REG, SIZE, 1) F(REG, SIZE, 2) F(REG, SIZE, 3) F(REG, SIZE, 4) F(REG, SIZE, 5) \
	F(REG, SIZE, 6) F(REG, SIZE, 7) F(REG, SIZE, 8) F(REG, SIZE, 9) F(REG, SIZE, 10) F(REG, SIZE, 11) \
	F(REG, SIZE, 12) F(REG, SIZE, 13) F(REG, SIZE, 14) F(REG, SIZE, 15)
#define LOAD(REG, MOV, N) MOV " 64*" #N "(%[b]), %%" REG #N "\n"
#define STORE(REG, MOV, N) MOV " %%" REG #N ", 64*" #N "(%[a])\n"
#define OVER(NAME, REG, MOV) \
	static void NAME(void) \
	{ \
		long rax = SYS_getppid; \
		__asm__ volatile(EACH(LOAD, REG, MOV) "syscall\n" EACH(STORE, REG, MOV) \
				 : "+a"(rax) \
				 : [b] "r"(before), [a] "r"(after) \
				 : "rcx", "r11", "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", \
				   "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15"); \
	}
OVER(over_xmm, "xmm", "movups")
__attribute__((target("avx"))) OVER(over_ymm, "ymm", "vmovups")
__attribute__((target("avx512f"))) OVER(over_zmm, "zmm", "vmovups")

static bool same(void (*over)(void), size_t bytes)
{
	bool kept = true;

	for (int round = 0; round < 20; round++) {
		memset(after, 0, sizeof after);
		for (int r = 0; r < 16; r++)
			for (int i = 0; i < 64; i++)
				before[r][i] = (uint8_t)(r * 16 + i + round);
		over();
		for (int r = 0; r < 16; r++)
			kept &= memcmp(before[r], after[r], bytes) == 0;
	}
	return kept;
}

int main(void)
{
	uint32_t wanted = 0x9fc0, found;
	long rax = SYS_getppid;
	double low, high;

	fact(same(over_xmm, 16), "xmm0-xmm15 survive");
	fact(!__builtin_cpu_supports("avx") || same(over_ymm, 32), "ymm0-ymm15 survive where there are any");
	fact(!__builtin_cpu_supports("avx512f") || same(over_zmm, 64), "zmm0-zmm15 survive where there are any");
	__asm__ volatile("ldmxcsr %[w]; syscall; stmxcsr %[f]" : [f] "=m"(found), "+a"(rax) : [w] "m"(wanted) : "rcx", "r11", "memory");
	fact(found == wanted, "MXCSR survives");
	rax = SYS_getppid;
	__asm__ volatile("fldpi; fld1; syscall; fstpl %[a]; fstpl %[b]" : [a] "=m"(low), [b] "=m"(high), "+a"(rax) : : "rcx", "r11", "memory");
	fact(low == 1.0 && high > 3.14 && high < 3.15, "the x87 stack survives");
	return verdict();
}

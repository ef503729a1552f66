/*
 * setjmp and longjmp across deep and variable frames with calls in them, and large allocas below the stack's pages.
 *
 * Covers: WB-010, WB-097
 * Builds: default m32
 */
#include "guest.h"
#include <alloca.h>

static jmp_buf places[10];
static volatile long calls;

__attribute__((noinline)) static void deeper(int depth)
{
	char *space = alloca(depth * 1000 + 1);

	space[0] = depth;
	calls += raw(SYS_getppid) > 0;
	if (depth > 90)
		longjmp(places[depth % 10], depth);
	deeper(depth + 1);
	__asm__ volatile("" : : "r"(space));
}

int main(void)
{
	volatile long returned = 0;

	for (volatile int round = 0; round < 200; round++) {
		for (volatile int i = 0; i < 10; i++)
			if (i == 1 && setjmp(places[i]) == 0)
				deeper(1);
			else
				returned++;
	}
	say("returned %ld, calls %ld", returned, calls);
	char *large = alloca(6 << 20);
	memset(large, 1, 6 << 20);
	fact(raw(SYS_getpid) == getpid() && large[12345] == 1, "six mebibytes of alloca");
	return verdict();
}

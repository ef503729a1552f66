/*
 * A program makes its own text writable, rewrites an instruction that was executed before, and makes it read-only again.
 *
 * Covers: WB-103
 * Builds: default m32
 */
#include "guest.h"

__attribute__((naked, noinline, aligned(4096))) static long code(void)
{
	__asm__("mov %0, %%eax; " CALL "; ret; .balign 4096" : : "i"(SYS_getpid));
}

int main(void)
{
	bool good = true;

	for (int i = 0; i < 100; i++)
		good &= code() == getpid();
	fact(good, "as compiled");
	unsigned char *text = (unsigned char *)code;
	need(mprotect(text, 4096, PROT_READ | PROT_WRITE | PROT_EXEC) == 0, "writable text");
	text[1] = SYS_getppid;
	good = true;
	for (int i = 0; i < 100; i++)
		good &= code() == getppid();
	fact(good, "with another number");
	memcpy(text + 5, "\x90\x90", 2);
	fact(code() == SYS_getppid, "without the instruction");
	memcpy(text + 5, CALL_CODE, 2);
	good = true;
	for (int i = 0; i < 100; i++)
		good &= code() == getppid();
	fact(good, "with it again");
	need(mprotect(text, 4096, PROT_READ | PROT_EXEC) == 0, "read-only text");
	text = NULL;
	good = true;
	for (int i = 0; i < 100; i++)
		good &= code() == getppid();
	fact(good, "made read-only");
	return verdict();
}

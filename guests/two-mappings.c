/*
 * Code written through one mapping and run through another: each version makes the call it says, a hundred times over.
 *
 * Covers: WB-102
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	int memory = memfd_create("code", MFD_CLOEXEC);

	need(memory >= 0 && ftruncate(memory, 4096) == 0, "memory");
	unsigned char *written = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
	unsigned char *run = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_SHARED, memory, 0);
	need(written != MAP_FAILED && run != MAP_FAILED, "two mappings");
	bool good = true;
	for (int round = 0; round < 100; round++) {
		memcpy(written, GETPID_CODE, 8);
		for (int i = 0; i < 20; i++)
			good &= ((long (*)(void))run)() == getpid();
		memcpy(written, GETPPID_CODE, 8);
		good &= ((long (*)(void))run)() == getppid();
		memcpy(written, "\xb8\x2a\0\0\0\x90\x90\xc3", 8);
		good &= ((long (*)(void))run)() == 42;
		memcpy(written, GETPID_CODE, 8);
		/* The two bytes of the instruction elsewhere. */
		memcpy(written + 5, "\x90" CALL_CODE "\xc3", 4);
		for (int i = 0; i < 20; i++)
			good &= ((long (*)(void))run)() == getpid();
	}
	fact(good, "each version runs as written");
	return verdict();
}

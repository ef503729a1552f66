/*
 * int $0x80 in a 64-bit process: i386 numbers and 32-bit arguments.
 *
 * Covers: WB-017
 */
#include "guest.h"

static long int80(long nr, long b, long c, long d)
{
	long result = nr;

	__asm__ volatile("int $0x80" : "+a"(result) : "b"(b), "c"(c), "d"(d) : "r8", "r9", "r10", "r11", "memory");
	return result;
}

static void try_it(void)
{
	int80(20, 0, 0, 0);
}

int main(void)
{
	need(in_child(try_it) == 0, "int 0x80: this kernel refuses it");
	char *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);

	need(low != MAP_FAILED, "memory below 2 GiB");
	strcpy(low, "written by int 0x80\n");
	for (int i = 0; i < 3; i++) {
		fact(int80(20, 0, 0, 0) == getpid(), "i386 getpid");
		fact((int)int80(6, 9999, 0, 0) == -EBADF, "i386 close of a bad descriptor");
		say("i386 write = %ld", int80(4, 1, (long)low, 20));
	}
	fact((int)int80(5000, 0, 0, 0) == -ENOSYS, "a bad i386 number");
	return verdict();
}

/*
 * A syscall instruction whose two bytes lie on two pages, and one that ends its mapping.
 *
 * Covers: WB-021
 */
#include "guest.h"

int main(void)
{
	unsigned char *code = mmap(NULL, 12288, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned char *at = code + 4095;

	need(code != MAP_FAILED, "memory");
	/* mov $39, %eax before the border; ret behind it. */
	memcpy(at - 5, "\xb8\x27\0\0\0\x0f\x05\xc3", 8);
	need(mprotect(code, 12288, PROT_READ | PROT_EXEC) == 0, "execution");
	long (*call)(void) = (void *)(at - 5);
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= call() == getpid();
	fact(good, "a syscall over a page border");
	fact(memcmp(code + 4094 - 4, "\xb8\x27\0\0\0", 5) == 0, "the bytes before it are as written");

	/* jmp to a syscall which is the last instruction of the mapping; it does not return: exit. */
	pid_t pid = fork();
	if (pid == 0) {
		unsigned char *last = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		munmap(last + 4096, 4096);
		/* mov $7, %edi; mov $60, %eax; syscall */
		memcpy(last + 4096 - 12, "\xbf\x07\0\0\0\xb8\x3c\0\0\0\x0f\x05", 12);
		mprotect(last, 4096, PROT_READ | PROT_EXEC);
		((void (*)(void))(last + 4096 - 12))();
	}
	show_status("the child whose last instruction is exit", await(pid));
	return verdict();
}

/*
 * A syscall instruction whose two bytes lie on two pages, and one that ends its mapping.
 *
 * Covers: WB-021
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	unsigned char *code = mmap(NULL, 12288, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned char *at = code + 4095;

	need(code != MAP_FAILED, "memory");
	/* mov $number, %eax before the border; ret behind it. */
	memcpy(at - 5, GETPID_CODE, 8);
	need(mprotect(code, 12288, PROT_READ | PROT_EXEC) == 0, "execution");
	long (*call)(void) = (void *)(at - 5);
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= call() == getpid();
	fact(good, "a syscall over a page border");
	fact(memcmp(code + 4094 - 4, GETPID_CODE, 5) == 0, "the bytes before it are as written");

	/* jmp to a syscall which is the last instruction of the mapping; it does not return: exit. */
	pid_t pid = fork();
	if (pid == 0) {
		unsigned char *last = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		munmap(last + 4096, 4096);
#ifdef __x86_64__
		/* mov $7, %edi; mov $60, %eax; syscall */
		memcpy(last + 4096 - 12, "\xbf\x07\0\0\0\xb8\x3c\0\0\0\x0f\x05", 12);
#else
		/* mov $7, %ebx; mov $1, %eax; int $0x80 */
		memcpy(last + 4096 - 12, "\xbb\x07\0\0\0\xb8\x01\0\0\0\xcd\x80", 12);
#endif
		mprotect(last, 4096, PROT_READ | PROT_EXEC);
		((void (*)(void))(last + 4096 - 12))();
	}
	show_status("the child whose last instruction is exit", await(pid));
	return verdict();
}

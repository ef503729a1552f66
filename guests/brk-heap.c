/*
 * The break starts behind the program's bss, grows and shrinks, is zeroed, and malloc's first memory comes from it.
 *
 * Covers: WB-095
 * Builds: default static no-pie musl-static m32 m32-static
 */
#include "guest.h"

extern char end[];

int main(void)
{
	char *first = (char *)raw(SYS_brk, 0);

	fact(first >= end, "behind the end of the bss");
	fact(first - end < (64ll << 30), "not far behind it"); /* randomised by up to 32 MiB, or 16 GiB */
	fact(raw(SYS_brk, first + 100000) == (long)first + 100000, "grows");
	bool zero = true;
	for (int i = 0; i < 100000; i++)
		zero &= first[i] == 0;
	fact(zero, "new memory is zero");
	memset(first, 7, 100000);
	fact(raw(SYS_brk, first + 50) == (long)first + 50, "shrinks");
	fact(raw(SYS_brk, first + 100000) == (long)first + 100000 && first[60000] == 0, "and is zero when it comes back");
	fact(raw(SYS_brk, 0x1000) == (long)first + 100000, "refuses what is below its start");
	fact(raw(SYS_brk, -4096l & 0x7fffffff0000) == (long)first + 100000, "refuses the stack");
	fact(raw(SYS_brk, first) == (long)first, "goes back");
	struct rlimit limit = { 1 << 20, 1 << 20 };
	pid_t pid = fork();
	if (pid == 0) {
		setrlimit(RLIMIT_DATA, &limit);
		fact(raw(SYS_brk, first + (2 << 20)) == (long)first, "RLIMIT_DATA counts");
		_exit(0);
	}
	await(pid);
	return verdict();
}

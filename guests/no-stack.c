/*
 * The kernel never touches the user's stack: rsp may point nowhere during a call.
 *
 * Covers: WB-008, WB-009
 */
#include "guest.h"

__attribute__((naked, noinline)) static long call_with_rsp(long nr, uint64_t rsp, uint64_t *seen)
{
	__asm__("push %rbx; push %rbp\n"
		"mov %rsp, %rbx\n"
		"mov %rdx, %rbp\n"
		"mov %rdi, %rax\n"
		"mov %rsi, %rsp\n"
		"xor %edi, %edi\n"
		"syscall\n"
		"mov %rsp, (%rbp)\n"
		"mov %rbx, %rsp\n"
		"pop %rbp; pop %rbx\n"
		"ret");
}

static void try_it(const char *what, uint64_t rsp)
{
	bool good = true;

	for (int round = 0; round < 20; round++) {
		uint64_t seen = 0;
		good &= call_with_rsp(SYS_getpid, rsp, &seen) == getpid() && seen == rsp;
		seen = 0;
		good &= call_with_rsp(55555, rsp, &seen) == -ENOSYS && seen == rsp;
	}
	fact(good, what);
}

static void not_canonical(void)
{
	try_it("it is kept", 0x8000000000000000u);
}

int main(void)
{
	static char memory[65536];
	uint64_t top = (uint64_t)memory + 32768;
	void *hole = mmap(NULL, 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	void *text = (void *)((uint64_t)call_with_rsp & -4096);

	/* The site was seen with a good stack before. */
	try_it("rsp aligned to 16", top);
	try_it("rsp off by 8", top - 8);
	try_it("rsp off by 1", top - 1);
	try_it("rsp off by 3", top - 3);
	try_it("rsp in memory without access", (uint64_t)hole + 4096);
	try_it("rsp in read-only text", (uint64_t)text + 64);
	try_it("rsp of 0", 0);
	try_it("rsp of 8", 8);
	/* Some kernels return to a non-canonical rsp, others kill; neither is ours to change. */
	show_status("rsp that is no canonical address", in_child(not_canonical));
	return verdict();
}

/*
 * A program unmaps all memory but the page it runs on, its stack and what the kernel does not let go, and makes calls still.
 *
 * Covers: WB-091
 */
#include "guest.h"
#include <sys/rseq.h>

static const char said[] = "all is gone, calls go on\n";

/* Self-contained, copied to a page of its own: no library, no data, no stack protector. */
__attribute__((naked, noinline)) static void alone(void)
{
	__asm__(/* rdi, rsi: the page's start and end; rdx, rcx: the stack's */
		"mov %rdi, %r12; mov %rsi, %r13; mov %rdx, %r14; mov %rcx, %r15\n"
		"mov $0x10000, %rbx\n"
		/* [low, first) [first end, second) [second end, top) */
		"xor %edi, %edi; mov %r12, %rsi; call unmap_range\n"
		"mov %r13, %rdi; mov %r14, %rsi; call unmap_range\n"
		"mov %r15, %rdi; movabs $0x7ffffffff000, %rsi; call unmap_range\n"
		"mov $39, %eax; syscall\n"
		"test %eax, %eax; jle bad_end\n"
		"mov $9999, %edi; mov $3, %eax; syscall\n"
		"cmp $-9, %rax; jne bad_end\n"
		"lea (%r13), %rsi; sub $64, %rsi; mov $25, %edx; mov $1, %edi; mov $1, %eax; syscall\n"
		"cmp $25, %rax; jne bad_end\n"
		"mov $61, %edi; mov $231, %eax; syscall\n"
		"bad_end: mov $62, %edi; mov $231, %eax; syscall\n"
		/* in steps, since one refusal ends a munmap of more */
		"unmap_range:\n"
		"sub %rdi, %rsi; jbe 1f; mov $11, %eax; syscall\n"
		"1: ret");
}

static void try_it(void)
{
	char line[512];
	unsigned long stack_start = 0, stack_end = 0, here = (unsigned long)line;
	FILE *maps = fopen("/proc/self/maps", "r");

	while (fgets(line, sizeof line, maps)) {
		unsigned long from, to;
		sscanf(line, "%lx-%lx", &from, &to);
		if (here >= from && here < to) {
			stack_start = from;
			stack_end = to;
		}
	}
	char *page = mmap((void *)0x200000000000, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	need(page != MAP_FAILED && stack_start != 0, "a page");
	/* The kernel writes to the area at any preemption, and kills where it is gone. */
	raw(SYS_rseq, (char *)__builtin_thread_pointer() + __rseq_offset, 32, RSEQ_FLAG_UNREGISTER, RSEQ_SIG);
	memcpy(page, alone, 1024);
	memcpy(page + 4096 - 64, said, sizeof said);
	((void (*)(void *, void *, unsigned long, unsigned long))page)(page, page + 4096, stack_start, stack_end);
}

int main(void)
{
	show_status("it", in_child(try_it));
	return verdict();
}

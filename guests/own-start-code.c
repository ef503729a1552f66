/*
 * A program without any libc: its own start code, its own threads, its own system calls.
 *
 * Covers: WB-157
 * Flags: -nostdlib -nostartfiles -static -ffreestanding -fno-stack-protector -fno-tree-loop-distribute-patterns -fcf-protection=none
 */
#include <asm/unistd.h>
#include <linux/futex.h>
#include <linux/sched.h>

static long call(long nr, long a, long b, long c, long d, long e)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;

	__asm__ volatile("syscall" : "+a"(nr) : "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8) : "rcx", "r11", "memory");
	return nr;
}

static void line(const char *text)
{
	long length = 0;

	while (text[length])
		length++;
	call(__NR_write, 1, (long)text, length, 0, 0);
}

enum { threads = 8, rounds = 1000 };

static char stacks[threads][16384] __attribute__((aligned(16)));
static int alive[threads];
static long counted;

/* Runs `work` in a new thread, whose end the kernel tells by clearing `alive`. */
static long start(void (*work)(void), char *top, int *alive)
{
	long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_CHILD_CLEARTID;
	register long r10 __asm__("r10") = (long)alive;
	register long r8 __asm__("r8") = 0;
	long result = __NR_clone;

	*alive = 1;
	*(long *)(top - 8) = (long)work;
	__asm__ volatile("syscall\n"
			 "test %%eax, %%eax\n"
			 "jnz 1f\n"
			 "pop %%rax\n"
			 "call *%%rax\n"
			 "mov $60, %%eax\n"
			 "xor %%edi, %%edi\n"
			 "syscall\n"
			 "1:"
			 : "+a"(result) : "D"(flags), "S"(top - 8), "d"(0), "r"(r10), "r"(r8) : "rcx", "r11", "memory");
	return result;
}

static void work(void)
{
	for (int i = 0; i < rounds; i++)
		if (call(__NR_getppid, 0, 0, 0, 0, 0) > 0)
			__atomic_add_fetch(&counted, 1, __ATOMIC_RELAXED);
}

__attribute__((used)) static void begin(long *sp)
{
	line(sp[0] == 1 ? "one argument\n" : "more arguments\n");
	for (int i = 0; i < threads; i++)
		if (start(work, stacks[i] + sizeof stacks[i], &alive[i]) < 0)
			line("no thread\n");
	for (int i = 0; i < threads; i++)
		for (int value; (value = __atomic_load_n(&alive[i], __ATOMIC_ACQUIRE));)
			call(__NR_futex, (long)&alive[i], FUTEX_WAIT, value, 0, 0);
	line(counted == threads * rounds ? "each thread made each of its calls: yes\n" : "each thread made each of its calls: NO\n");
	call(__NR_exit_group, counted == threads * rounds ? 0 : 1, 0, 0, 0, 0);
}

__asm__(".globl _start\n_start: mov %rsp, %rdi\n and $-16, %rsp\n call begin\n");

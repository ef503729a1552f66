/*
 * fork, vfork, clone and clone3 as functions: they return twice, on the child's own stack where it has one.
 *
 * Covers: WB-149
 * Flags: -Iinclude native/stub/linux-abi.S native/stub/find.c
 * Builds: default static musl musl-static
 */
#include "guest.h"
#include <linux-abi.h>

struct clone_args {
	uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls;
};

static volatile int shared;
static char stack[65536] __attribute__((aligned(16)));

static __attribute__((noinline)) int spoil_stack(int depth)
{
	volatile char room[256];

	memset((char *)room, depth, sizeof room);
	return depth == 0 ? room[7] : spoil_stack(depth - 1) + room[9];
}

static __attribute__((noinline)) void by_vfork(long nr)
{
	volatile int before = 41;
	long pid = nr == 0 ? linux_vfork() : linux_syscall(nr);

	if (pid == 0) {
		shared += 1 + 0 * spoil_stack(8);
		linux_exit(7);
	}
	show_status("the child", await(pid));
	fact(before == 41, "the parent's frame is whole");
}

static void by_vfork_and_exec(void)
{
	char *const argv[] = { "sh", "-c", "exit 9", NULL }, *const envp[] = { NULL };
	long pid = linux_vfork();

	if (pid == 0) {
		linux_execve("/bin/sh", (void *)argv, (void *)envp);
		linux_exit(1);
	}
	show_status("the program", await(pid));
}

static void child(void *argument)
{
	shared += *(int *)argument;
	linux_exit(5);
}

/* The child returns from the function on its own stack, so only machine code can call it there: this calls `child`. */
static long with_stack(long nr, long a, long b)
{
	long *top = (long *)(stack + sizeof stack);
	static int argument = 100;
	register long r10 __asm__("r10") = 0;
	register long r8 __asm__("r8") = 0;
	long result = nr;

	top[-2] = (long)child;
	top[-1] = (long)&argument;
	__asm__ volatile(
		"sub $128, %%rsp\n\t"
		"lea 1f(%%rip), %%r9\n\t"
		"jmp linux_enter_task\n"
		"1:\ttest %%rax, %%rax\n\t"
		"jnz 2f\n\t"
		"pop %%rax\n\t"
		"pop %%rdi\n\t"
		"call *%%rax\n"
		"2:\tadd $128, %%rsp"
		: "+a"(result), "+r"(r10), "+r"(r8)
		: "D"(a), "S"(b), "d"(0L)
		: "rcx", "r9", "r11", "memory", "cc");
	return result;
}

int main(void)
{
	long pid = linux_fork();

	if (pid == 0)
		linux_exit_group(4);
	show_status("the forked child", await(pid));
	pid = linux_syscall(SYS_fork);
	if (pid == 0)
		linux_exit_group(6);
	show_status("the one forked by number", await(pid));

	by_vfork(0);
	by_vfork(SYS_vfork);
	say("they shared memory: %d", shared);
	for (int i = 0; i < 20; i++)
		by_vfork_and_exec();

	pid = linux_clone(SIGCHLD, 0, NULL, NULL, 0);
	if (pid == 0)
		linux_exit_group(8);
	show_status("the cloned child", await(pid));

	pid = with_stack(SYS_clone, CLONE_VM | CLONE_VFORK | SIGCHLD, (long)(stack + sizeof stack - 16));
	show_status("the one with a stack of its own", await(pid));
	say("what it was given arrived: %d", shared);

	struct clone_args args = {
		.flags = CLONE_VM | CLONE_VFORK, .exit_signal = SIGCHLD, .stack = (long)stack, .stack_size = sizeof stack - 16,
	};
	pid = with_stack(SYS_clone3, (long)&args, sizeof args);
	show_status("the one of clone3", await(pid));
	say("what it was given arrived: %d", shared);
	static long own[2] = { 0, 4242 };
	long there = 0;
	show_raw(linux_arch_prctl(0x1001, (long)own));
	show_raw(linux_rt_sigprocmask(SIG_BLOCK, NULL, NULL, 8));
	by_vfork(0);
	pid = linux_fork();
	if (pid == 0)
		linux_exit_group(linux_getpid() == raw(SYS_getpid) ? 4 : 5);
	show_status("a child with a gs base of its own", await(pid));
	__asm__ volatile("mov %%gs:8, %0" : "=r"(there));
	say("and the base is in place: %ld", there);
	show_raw(linux_clone3(NULL, 8));
	show_raw(linux_clone(CLONE_THREAD, 0, NULL, NULL, 0));
	return verdict();
}

/*
 * Raw clone with a new stack: the child is behind the same instruction with rax 0, on the stack it was given.
 *
 * Covers: WB-010, WB-055
 */
#include "guest.h"

static volatile int seen;
static volatile uint64_t child_rsp, child_rbx, child_r15, child_rdi;
static int tid_word = 1;

/* clone(flags, stack, ...); in the child, stores what it finds and exits. */
__attribute__((naked, noinline)) static long spawn(long flags, void *stack, int *parent_tid, int *child_tid)
{
	__asm__("push %rbx; push %r15\n"
		"mov $0x1234, %rbx\n"
		"mov $0x5678, %r15\n"
		"mov %rcx, %r10\n"
		"xor %r8d, %r8d\n"
		"mov $56, %eax\n"
		"syscall\n"
		"test %rax, %rax\n"
		"jz 1f\n"
		"pop %r15; pop %rbx\n"
		"ret\n"
		"1: mov %rsp, child_rsp(%rip)\n"
		"mov %rbx, child_rbx(%rip)\n"
		"mov %r15, child_r15(%rip)\n"
		"mov %rdi, child_rdi(%rip)\n"
		"movl $1, seen(%rip)\n"
		"mov $39, %eax\n"
		"syscall\n"
		"mov $8, %edi\n"
		"mov $60, %eax\n"
		"syscall\n"
		"hlt");
}

int main(void)
{
	static char stack[65536];
	long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
		     CLONE_CHILD_CLEARTID | CLONE_PARENT_SETTID;
	bool good = true;

	for (int i = 0; i < 200; i++) {
		seen = 0;
		tid_word = 1;
		char *top = stack + 65536 - 16 - i;
		long tid = spawn(flags, top, &tid_word, &tid_word);
		good &= tid > 0;
		for (int value; (value = __atomic_load_n(&tid_word, __ATOMIC_ACQUIRE)) != 0;)
			syscall(SYS_futex, &tid_word, 0, value, NULL, NULL, 0);
		good &= seen == 1 && child_rsp == (uint64_t)top && child_rbx == 0x1234 && child_r15 == 0x5678 && child_rdi == (uint64_t)flags;
	}
	fact(good, "200 threads begin with the registers and the stack they were given");
	/* A process on a new stack, in the same memory. */
	seen = 0;
	long pid = spawn(CLONE_VM | SIGCHLD, stack + 65536, NULL, NULL);
	int status = await(pid);
	say("CLONE_VM process: seen %d", seen);
	show_status("it", status);
	/* A process with its own memory. */
	seen = 0;
	pid = spawn(SIGCHLD, stack + 65536, NULL, NULL);
	status = await(pid);
	say("copied process: seen by the parent %d", seen);
	show_status("it", status);
	show_raw(raw(SYS_clone, CLONE_THREAD, 0, 0, 0, 0));
	show_raw(raw(SYS_clone, CLONE_SIGHAND, 0, 0, 0, 0));
	show_raw(raw(SYS_clone, CLONE_FS | CLONE_NEWNS, 0, 0, 0, 0));
	return verdict();
}

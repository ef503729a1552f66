/*
 * clone3: size versioning, E2BIG, EINVAL, pidfd, tid words, a stack of its own.
 *
 * Covers: WB-066, WB-130
 */
#include "guest.h"
#include <linux/sched.h>

/* A clone3 whose child exits at once with `status`. */
__attribute__((naked, noinline)) static long spawn(void *args, size_t size, int status)
{
	__asm__("mov %edx, %r8d\n"
		"mov $435, %eax\n"
		"syscall\n"
		"test %rax, %rax\n"
		"jz 1f\n"
		"ret\n"
		"1: mov %r8d, %edi\n"
		"mov $231, %eax\n"
		"syscall\n"
		"hlt");
}

int main(void)
{
	static char stack[32768];
	struct { struct clone_args args; uint64_t tail[8]; } a;
	int pidfd = -1, tid = 0;

	memset(&a, 0, sizeof a);
	a.args.exit_signal = SIGCHLD;
	long pid = spawn(&a, sizeof a.args, 21);
	show_status("plain", await(pid));
	pid = spawn(&a, 64, 22);
	show_status("the first version", await(pid));
	pid = spawn(&a, sizeof a, 23);
	show_status("a longer one with zeros", await(pid));
	a.tail[0] = 1;
	show_raw(spawn(&a, sizeof a, 24));
	a.tail[0] = 0;
	show_raw(spawn(&a, 63, 24));
	show_raw(spawn(&a, 0, 24));
	show_raw(spawn(&a, 4097, 24));
	show_raw(spawn((void *)8, sizeof a.args, 24));
	a.args.stack = (uint64_t)stack;
	show_raw(spawn(&a, sizeof a.args, 24));
	a.args.stack_size = sizeof stack;
	pid = spawn(&a, sizeof a.args, 25);
	show_status("on its own stack", await(pid));
	a.args.stack = a.args.stack_size = 0;
	a.args.flags = CLONE_PIDFD | CLONE_PARENT_SETTID;
	a.args.pidfd = (uint64_t)&pidfd;
	a.args.parent_tid = (uint64_t)&tid;
	pid = spawn(&a, sizeof a.args, 26);
	say("pidfd is open: %d, close-on-exec: %d, tid written: %d", pidfd >= 0, fcntl(pidfd, F_GETFD), tid == pid);
	siginfo_t info;
	show(waitid(P_PIDFD, pidfd, &info, WEXITED));
	say("it exited with %d", info.si_status);
	memset(&a, 0, sizeof a);
	a.args.flags = CLONE_THREAD;
	show_raw(spawn(&a, sizeof a.args, 24));
	a.args.flags = 0;
	a.args.exit_signal = 1000;
	show_raw(spawn(&a, sizeof a.args, 24));
	a.args.exit_signal = SIGCHLD;
	a.args.flags = CLONE_VM | CLONE_VFORK | CLONE_CLEAR_SIGHAND;
	pid = spawn(&a, sizeof a.args, 27);
	show_status("vfork with cleared handlers", await(pid));
	return verdict();
}

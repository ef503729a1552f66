/*
 * A program uses Syscall User Dispatch itself: its selector, its range, its SIGSYS handler; and turns it off.
 *
 * Covers: WB-136, WB-160
 */
#include "guest.h"

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH 59
#endif

static volatile char selector;
static volatile int count, code, number;
static volatile bool right_place, go, done;

__attribute__((naked, noinline)) static long call_here(long nr)
{
	__asm__("mov %rdi, %rax; syscall; .global dispatch_after; .hidden dispatch_after; dispatch_after: ret");
}
extern char dispatch_after[] __attribute__((visibility("hidden")));

static void on_sigsys(int signal, siginfo_t *info, void *context)
{
	selector = 0;
	count++;
	code = info->si_code;
	number = info->si_syscall;
	right_place = info->si_call_addr == dispatch_after;
	((ucontext_t *)context)->uc_mcontext.gregs[REG_RAX] = 999;
}

/** While the selector blocks, the first thread, for which it counts, makes no call. */
static void *in_thread(void *argument)
{
	while (!go)
		;
	selector = 1;
	long result = call_here(SYS_gettid);
	selector = 0;
	done = true;
	return (void *)(long)(result > 0 && result != 999);
}

int main(void)
{
	pthread_t thread;
	void *result;

	for (int i = 0; i < 10; i++)
		call_here(SYS_getppid);
	show(prctl(PR_SET_SYSCALL_USER_DISPATCH, 0, 0, 0, 0));
	fact(call_here(SYS_getppid) == getppid(), "calls go on when it is turned off");
	show(prctl(PR_SET_SYSCALL_USER_DISPATCH, 7, 0, 0, 0));
	show(prctl(PR_SET_SYSCALL_USER_DISPATCH, 1, 0, 0, 0xffff800000000000));
	handle_info(SIGSYS, on_sigsys, 0);
	show(prctl(PR_SET_SYSCALL_USER_DISPATCH, 1, 0, 0, &selector));
	fact(call_here(SYS_getppid) == getppid(), "allowed");
	selector = 1;
	long blocked = call_here(SYS_getppid);
	say("blocked: %ld, handler %d times, si_code %d, si_syscall %d", blocked, count, code, number);
	fact(right_place, "si_call_addr is behind the instruction");
	selector = 1;
	blocked = call_here(5555);
	say("blocked: %ld, si_syscall %d", blocked, number);
	pthread_create(&thread, NULL, in_thread, NULL);
	go = true;
	while (!done)
		;
	pthread_join(thread, &result);
	fact(result != NULL, "it is off in a new thread");
	pid_t pid = fork();
	if (pid == 0) {
		selector = 1;
		long id = call_here(SYS_getpid);
		selector = 0;
		_exit(id > 0 && id != 999 ? 77 : 78);
	}
	show_status("off in a child", await(pid));
	unsigned long page = (unsigned long)call_here & -4096ul;
	show(prctl(PR_SET_SYSCALL_USER_DISPATCH, 1, page, 8192, &selector));
	selector = 1;
	long inside = call_here(SYS_getppid);
	selector = 0;
	fact(inside == getppid(), "calls of the range are allowed");
	show(prctl(PR_SET_SYSCALL_USER_DISPATCH, 0, 0, 0, 0));
	selector = 1;
	fact(call_here(SYS_getppid) == getppid(), "and off again");
	return verdict();
}

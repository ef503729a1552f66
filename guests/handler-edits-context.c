/*
 * A handler moves rip, changes a register and the mask in its ucontext; the thread goes on as edited.
 *
 * Covers: WB-039
 * Builds: default m32
 */
#include "guest.h"

static volatile int arrived;
static jmp_buf back;

static void elsewhere(void)
{
	arrived++;
	longjmp(back, 1);
}

static void move_rip(int signal, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;

	uc->uc_mcontext.gregs[REG_RIP] = (greg_t)elsewhere;
	uc->uc_mcontext.gregs[REG_RSP] = (uc->uc_mcontext.gregs[REG_RSP] - 512) & -16;
	uc->uc_mcontext.gregs[REG_RSP] -= sizeof(long);
}

static void set_result(int signal, siginfo_t *info, void *context)
{
	((ucontext_t *)context)->uc_mcontext.gregs[REG_RAX] = 123456;
}

static void set_mask(int signal, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;

	sigaddset(&uc->uc_sigmask, SIGUSR2);
	sigaddset(&uc->uc_sigmask, SIGSYS);
	sigaddset(&uc->uc_sigmask, SIGSEGV);
}

#ifdef __x86_64__
static void set_vector(int signal, siginfo_t *info, void *context)
{
	((ucontext_t *)context)->uc_mcontext.fpregs->_xmm[7].element[0] = 0x12345678;
}
#endif

int main(void)
{
	int ends[2];
	char byte;

	need(pipe(ends) == 0, "a pipe");
	handle_info(SIGUSR1, move_rip, SA_NODEFER);
	for (volatile int i = 0; i < 100; i++)
		if (setjmp(back) == 0)
			raise(SIGUSR1);
	say("arrived at the other function %d times", arrived);
	handle_info(SIGALRM, move_rip, SA_NODEFER);
	if (setjmp(back) == 0) {
		alarm_ms(30, 500);
		show(read(ends[0], &byte, 1));
	}
	alarm_ms(0, 0);
	say("out of a blocked read: %d", arrived);
	handle_info(SIGALRM, set_result, 0);
	alarm_ms(30, 500);
	show_raw(raw(SYS_read, ends[0], &byte, 1));
	alarm_ms(0, 0);
	handle_info(SIGUSR1, set_mask, 0);
	raise(SIGUSR1);
	sigset_t now;
	sigprocmask(SIG_SETMASK, NULL, &now);
	say("blocked by an edited mask: USR2 %d, SYS %d, SEGV %d, USR1 %d", sigismember(&now, SIGUSR2),
	    sigismember(&now, SIGSYS), sigismember(&now, SIGSEGV), sigismember(&now, SIGUSR1));
	raw(SYS_getppid);
#ifdef __x86_64__
	handle_info(SIGUSR1, set_vector, 0);
	uint32_t element;
	long result = SYS_kill;
	__asm__ volatile("pxor %%xmm7, %%xmm7; syscall; movd %%xmm7, %[e]"
			 : "+a"(result), [e] "=r"(element) : "D"((long)getpid()), "S"((long)SIGUSR1) : "rcx", "r11", "memory", "xmm7");
	say("an edited xmm7 holds %#x", element);
#endif
	return verdict();
}

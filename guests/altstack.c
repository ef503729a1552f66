/*
 * A handler with SA_ONSTACK runs on the alternate stack, one without it on the thread's own.
 *
 * Covers: WB-043, WB-045
 * Builds: default m32 m32-static
 */
#include "guest.h"

static char memory[65536];

static bool inside(const void *p)
{
	return (const char *)p >= memory && (const char *)p < memory + sizeof memory;
}

static void tell(int signal, siginfo_t *info, void *context)
{
	int here;
	stack_t now, *shown = &((ucontext_t *)context)->uc_stack;

	sigaltstack(NULL, &now);
	say("on it: %d, sigaltstack flags %d, size as set: %d, uc_stack as set: %d", inside(&here), now.ss_flags,
	    now.ss_size == sizeof memory && now.ss_sp == memory, shown->ss_sp == memory && shown->ss_size == sizeof memory);
	stack_t other = { .ss_sp = memory, .ss_size = sizeof memory };
	show(sigaltstack(&other, NULL));
	stack_t off = { .ss_flags = SS_DISABLE };
	if (inside(&here))
		show(sigaltstack(&off, NULL));
}

int main(void)
{
	stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory }, now;

	sigaltstack(NULL, &now);
	say("at the start: flags %d", now.ss_flags);
	show(sigaltstack(&stack, NULL));
	sigaltstack(NULL, &now);
	say("set: flags %d, as set: %d", now.ss_flags, now.ss_sp == memory && now.ss_size == sizeof memory);
	handle_info(SIGUSR1, tell, SA_ONSTACK);
	raise(SIGUSR1);
	handle_info(SIGUSR1, tell, 0);
	raise(SIGUSR1);
	stack_t bad = { .ss_sp = memory, .ss_size = 100 };
	show(sigaltstack(&bad, NULL));
	bad = (stack_t){ .ss_sp = memory, .ss_size = sizeof memory, .ss_flags = 77 };
	show(sigaltstack(&bad, NULL));
	show_raw(raw(SYS_sigaltstack, 8, 0));
	show_raw(raw(SYS_sigaltstack, 0, 8));
	stack.ss_flags = SS_DISABLE;
	show(sigaltstack(&stack, NULL));
	sigaltstack(NULL, &now);
	say("disabled: flags %d, size %zu", now.ss_flags, now.ss_size);
	handle_info(SIGUSR1, tell, SA_ONSTACK);
	raise(SIGUSR1);
	/* A child keeps it; a thread begins without. */
	stack.ss_flags = 0;
	sigaltstack(&stack, NULL);
	pid_t child = fork();
	if (child == 0) {
		sigaltstack(NULL, &now);
		_exit(now.ss_flags == 0 && now.ss_sp == memory ? 0 : 1);
	}
	show_status("a child that keeps it", await(child));
	return verdict();
}

/* What guests that step through their own instructions share. */
#ifndef STEPPING_H
#define STEPPING_H
#include "guest.h"

/* A function `name` of a call's number that sets the trap flag, and clears it behind the call. */
#define STEP_OVER(name, call) \
	__asm__(".text\n" \
		#name ": mov %rdi, %rax\n" \
		"pushfq; orq $0x100, (%rsp); popfq\n" \
		"nop\n" \
		call "\n" \
		"nop; nop\n" \
		"pushfq; andq $~0x100, (%rsp); popfq\n" \
		"nop\n" \
		#name "_end: ret\n")

static volatile int traps, outside;
static volatile uint64_t begin, end;
static char steps[256];

static void on_trap(int signal, siginfo_t *info, void *context)
{
	uint64_t rip = ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];

	if (rip < begin || rip > end)
		outside++;
	else if (traps < 20)
		sprintf(steps + strlen(steps), " %d", (int)(rip - begin));
	traps++;
}

static inline void with(const char *name, long (*call)(long), const char *last, long nr)
{
	static char before[256];
	long result;

	begin = (uint64_t)call;
	end = (uint64_t)last;
	/* Often enough that the site is patched in the end. */
	for (int i = 0; i < 30; i++) {
		traps = outside = 0;
		steps[0] = 0;
		result = call(nr);
		if (result != getpid() || outside != 0)
			say("%s: result %ld, steps outside %d", name, result, outside);
		if (i == 0 || strcmp(before, steps) != 0)
			say("%s, from round %d:%s", name, i, steps);
		strcpy(before, steps);
	}
}
#endif

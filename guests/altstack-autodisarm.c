/*
 * SS_AUTODISARM: the alternate stack is off while its handler runs and back afterwards.
 *
 * Covers: WB-045
 */
#include "guest.h"

#define SS_AUTODISARM_ (1U << 31)

static char memory[65536], second[65536];

static void tell(int signal)
{
	stack_t now, other = { .ss_sp = second, .ss_size = sizeof second };
	int here;

	sigaltstack(NULL, &now);
	say("in the handler: on it %d, disabled %d", (char *)&here >= memory && (char *)&here < memory + sizeof memory,
	    now.ss_flags == SS_DISABLE);
	show(sigaltstack(&other, NULL));
}

int main(void)
{
	stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory, .ss_flags = (int)SS_AUTODISARM_ }, now;

	show(sigaltstack(&stack, NULL));
	handle(SIGUSR1, tell, SA_ONSTACK);
	raise(SIGUSR1);
	sigaltstack(NULL, &now);
	fact(now.ss_sp == memory && (unsigned)now.ss_flags == SS_AUTODISARM_, "it is back as it was");
	return verdict();
}

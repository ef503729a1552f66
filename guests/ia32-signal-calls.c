/*
 * The calls on signals that i386 alone has, and signals in blocking calls by int $0x80: sigprocmask, sigpending, sigsuspend, pause, sgetmask,
 * signal and sigaction of old; EINTR, restarts, nested handlers, jumps out of them, alternate stacks.
 *
 * Covers: WB-018, WB-030, WB-031, WB-041, WB-043
 * Builds: m32 m32-static
 */
#include "ia32.h"

/* Shared with children. */
static volatile int *counter;
#define handled (*counter)
static volatile int depth, deepest;
static char memory[32768], second[32768];

static void note(int signal)
{
	handled++;
}

static void masks(void)
{
	unsigned long set = 1 << (SIGUSR1 - 1), old = 99, pending = 99;
	uint64_t wide = 0;

	say("masks");
	handle(SIGUSR1, note, 0);
	show_raw(raw(SYS_sigprocmask, SIG_BLOCK, &set, &old));
	say("before: %#lx", old);
	kill(getpid(), SIGUSR1);
	show_raw(raw(SYS_sigpending, &pending));
	say("pending: %#lx, handled %d", pending, handled);
	set = 1 << (SIGUSR2 - 1);
	show_raw(raw(SYS_sigprocmask, SIG_SETMASK, &set, &old));
	say("before: %#lx, handled %d", old, handled);
	/* What is of one word leaves the other as it is. */
	wide = 1ull << 40 | 1 << (SIGUSR1 - 1);
	show_raw(raw(SYS_rt_sigprocmask, SIG_SETMASK, &wide, 0, 8));
	show_raw(raw(SYS_sigprocmask, SIG_UNBLOCK, &set, &old));
	show_raw(raw(SYS_sigprocmask, SIG_SETMASK, &(unsigned long){ 0 }, &old));
	show_raw(raw(SYS_rt_sigprocmask, SIG_SETMASK, 0, &wide, 8));
	say("the second word: %#llx", (unsigned long long)wide);
	show_raw(raw(SYS_sigprocmask, 77, &set, &old));
	show_raw(raw(SYS_sigprocmask, SIG_BLOCK, 8, 0));
	show_raw(raw(SYS_sigprocmask, SIG_BLOCK, 0, 8));
	show_raw(raw(SYS_sigpending, 8));
	show_raw(raw(SYS_rt_sigprocmask, SIG_BLOCK, &wide, 0, 4));
	set = ~0ul;
	show_raw(raw(SYS_sigprocmask, SIG_SETMASK, &set, 0));
	show_raw(raw(SYS_sigprocmask, SIG_SETMASK, 0, &old));
	say("all but two: %#lx", old);
	show_raw(raw(68)); /* sgetmask */
	show_raw(raw(69, 1 << (SIGUSR1 - 1))); /* ssetmask */
	show_raw(raw(69, 0));
	wide = 0;
	raw(SYS_rt_sigprocmask, SIG_SETMASK, &wide, 0, 8);
}

static void actions(void)
{
	struct old_action action = { note, 1 << (SIGUSR2 - 1), SA_NODEFER, (void *)0x1234 }, old = { 0 };

	say("actions");
	show_raw(raw(SYS_sigaction, SIGUSR1, &action, 0));
	show_raw(raw(SYS_sigaction, SIGUSR1, 0, &old));
	say("handler %d, mask %#lx, flags %#lx, restorer %#lx", old.handler == note, old.mask, old.flags, (unsigned long)old.restorer);
	show_raw(raw(SYS_signal, SIGUSR1, note) == (long)note);
	show_raw(raw(SYS_sigaction, SIGUSR1, 0, &old));
	say("after signal: handler %d, mask %#lx, flags %#lx", old.handler == note, old.mask, old.flags);
	handled = 0;
	kill(getpid(), SIGUSR1);
	show_raw(raw(SYS_sigaction, SIGUSR1, 0, &old));
	say("handled %d; then the default %d", handled, old.handler == NULL);
	show_raw(raw(SYS_signal, SIGUSR1, SIG_IGN));
	kill(getpid(), SIGUSR1);
	show_raw(raw(SYS_signal, SIGUSR1, SIG_DFL));
	show_raw(raw(SYS_signal, SIGKILL, SIG_IGN));
	show_raw(raw(SYS_signal, 65, SIG_IGN));
	show_raw(raw(SYS_sigaction, SIGSTOP, &action, 0));
	show_raw(raw(SYS_sigaction, SIGUSR1, 8, 0));
	show_raw(raw(SYS_sigaction, SIGUSR1, 0, 8));
	show_raw(raw(SYS_sigaction, 0, 0, &old));
}

static void waits(void)
{
	uint64_t none = 0;
	sigset_t set;

	say("waits");
	handle(SIGALRM, note, 0);
	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	for (int i = 0; i < 3; i++) {
		handled = 0;
		sigprocmask(SIG_BLOCK, &set, NULL);
		alarm_ms(10, 0);
		/* The mask is the third argument. */
		if (i == 0)
			show_raw(raw(SYS_sigsuspend, 0, 0, 0));
		else if (i == 1)
			show_raw(raw(SYS_rt_sigsuspend, &none, 8));
		else {
			sigprocmask(SIG_UNBLOCK, &set, NULL);
			alarm_ms(10, 100);
			show_raw(raw(SYS_pause));
			alarm_ms(0, 0);
		}
		unsigned long now;
		raw(SYS_sigprocmask, SIG_SETMASK, 0, &now);
		say("handled %d, mask %#lx", handled > 0, now);
	}
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	show_raw(raw(SYS_rt_sigsuspend, &none, 4));
	show_raw(raw(SYS_rt_sigsuspend, 8, 8));
}

/* A child that does something when the parent has handled so many signals. */
static pid_t when_handled(int count, int fd)
{
	pid_t child = fork();

	if (child == 0) {
		while (handled < count)
			sleep_ms(2);
		write(fd, "x", 1);
		_exit(0);
	}
	return child;
}

static void blocked(int flags)
{
	int ends[2], word = 7;
	char byte = 0;
	struct timespec long_time = { 20, 0 }, left = { 99, 0 };
	struct { int64_t seconds, ns; } wide = { 20, 0 }, wide_left = { 99, 0 };
	struct pollfd poll = { .events = POLLIN };

	say("blocking calls, %s SA_RESTART", flags ? "with" : "without");
	need(pipe(ends) == 0, "a pipe");
	poll.fd = ends[0];
	handle(SIGALRM, note, flags);
	handled = 0;
	pid_t child = when_handled(2, ends[1]);
	alarm_ms(20, 100);
	show_raw(raw(SYS_read, ends[0], &byte, 1));
	alarm_ms(0, 0);
	kill(child, SIGKILL);
	await(child);
	handled = 0;
	child = when_handled(2, 1000);
	alarm_ms(20, 100);
	show_raw(raw(SYS_waitpid, child, 0, 0) == child ? 1 : -EINTR);
	alarm_ms(0, 0);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	alarm_ms(20, 100);
	show_raw(raw(SYS_nanosleep, &long_time, &left));
	fact(left.tv_sec < 20 && left.tv_sec >= 0 && left.tv_nsec > 0, "the rest of a sleep");
	show_raw(raw(SYS_clock_nanosleep_time64, CLOCK_MONOTONIC, 0, &wide, &wide_left));
	fact(wide_left.seconds < 20 && wide_left.seconds >= 0 && wide_left.ns > 0, "in the wide structure too");
	show_raw(raw(SYS_poll, &poll, 0, 20000));
	show_raw(raw(SYS_futex, &word, 0 /* FUTEX_WAIT */, 7, &long_time));
	alarm_ms(0, 0);
	close(ends[0]);
	close(ends[1]);
}

/* A call that the kernel begins again has the registers that it had. */
static void restarted(void)
{
	unsigned long ebx, ecx, edx, esi, edi, result;
	int ends[2];
	char byte = 0;

	say("a restarted call");
	need(pipe(ends) == 0, "a pipe");
	handle(SIGALRM, note, SA_RESTART);
	handled = 0;
	pid_t child = when_handled(5, ends[1]);
	alarm_ms(10, 10);
	__asm__ volatile("int $0x80" : "=a"(result), "=b"(ebx), "=c"(ecx), "=d"(edx), "=S"(esi), "=D"(edi)
			 : "a"(SYS_read), "b"(ends[0]), "c"(&byte), "d"(1), "S"(0x12345678), "D"(0x23456789) : "memory");
	alarm_ms(0, 0);
	fact(handled >= 5 && result == 1 && byte == 'x', "it was interrupted often and read in the end");
	fact(ebx == (unsigned long)ends[0] && ecx == (unsigned long)&byte && edx == 1 && esi == 0x12345678 && edi == 0x23456789, "its registers are kept");
	await(child);
}

static void nest(int signal)
{
	if (++depth > deepest)
		deepest = depth;
	if (depth < 50)
		raise(signal);
	depth--;
}

static sigjmp_buf place;

static void jump(int signal)
{
	siglongjmp(place, 1);
}

static void nested(void)
{
	int ends[2], jumps = 0;
	char byte;

	say("nested, and jumps");
	need(pipe(ends) == 0, "a pipe");
	handle(SIGUSR1, nest, SA_NODEFER);
	raise(SIGUSR1);
	say("deepest %d, depth %d", deepest, depth);
	handle(SIGALRM, jump, 0);
	for (volatile int i = 0; i < 20; i++) {
		if (sigsetjmp(place, 1) == 0) {
			alarm_ms(2, 0);
			read(ends[0], &byte, 1);
		} else
			jumps++;
	}
	alarm_ms(0, 0);
	say("%d jumps out of a call", jumps);
	sigset_t now;
	sigprocmask(SIG_SETMASK, NULL, &now);
	say("SIGALRM is %s", sigismember(&now, SIGALRM) ? "blocked" : "free");
}

static volatile bool on_it;

static void where(int signal)
{
	char here;
	stack_t now;

	on_it = &here >= memory && &here < memory + sizeof memory;
	sigaltstack(NULL, &now);
	say("on the alternate stack %d, flags %d", on_it, now.ss_flags);
}

static void switch_it(int signal)
{
	stack_t other = { .ss_sp = second, .ss_size = sizeof second };

	show(sigaltstack(&other, NULL));
}

static void stacks(void)
{
	stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory }, now;

	say("alternate stacks");
	show(sigaltstack(&stack, NULL));
	handle(SIGUSR1, where, SA_ONSTACK);
	raise(SIGUSR1);
	handle(SIGUSR1, where, 0);
	raise(SIGUSR1);
	struct old_action old = { where, 0, SA_ONSTACK };
	raw(SYS_sigaction, SIGUSR1, &old, 0);
	raise(SIGUSR1);
	/* A frame without siginfo has no place for the stack: it is not put back as it was. */
	stack.ss_flags = (int)(1u << 31); /* SS_AUTODISARM */
	for (int info = 0; info < 2; info++) {
		show(sigaltstack(&stack, NULL));
		handle(SIGUSR1, switch_it, SA_ONSTACK | (info ? SA_SIGINFO : 0));
		raise(SIGUSR1);
		sigaltstack(NULL, &now);
		say("behind a handler %s SA_SIGINFO: the %s one, flags %#x", info ? "with" : "without", now.ss_sp == memory ? "first" : "second", now.ss_flags);
	}
	/* Only with another stack segment than the usual one does a restorer that no flag tells of name the stack. */
	struct kernel_action action = { where, 0, memory + sizeof memory, 0 };
	show(sigaltstack(&(stack_t){ .ss_flags = SS_DISABLE }, NULL));
	raw(SYS_rt_sigaction, SIGUSR1, &action, 0, 8);
	raise(SIGUSR1);
}

int main(void)
{
	counter = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	need(counter != MAP_FAILED, "shared memory");
	masks();
	actions();
	waits();
	blocked(0);
	blocked(SA_RESTART);
	restarted();
	nested();
	stacks();
	return verdict();
}

/*
 * What a handler learns of a signal: SIGSEGV's address, SIGCHLD's child, a queued value, a timer's overrun.
 *
 * Covers: WB-047
 * Builds: default m32
 */
#include "guest.h"

/* Hidden from the compiler, which knows what such an address is worth. */
static const volatile uintptr_t low = 16;

static siginfo_t last;
static int overrun;
static sigjmp_buf place;
static volatile greg_t error_code, trap;

static void note(int signal, siginfo_t *info, void *context)
{
	last = *info;
	/* On a slow machine the next expiry comes before the first is told of. */
	if (info->si_code == SI_TIMER && info->si_overrun > overrun)
		overrun = info->si_overrun;
}

static void note_fault(int signal, siginfo_t *info, void *context)
{
	last = *info;
	error_code = ((ucontext_t *)context)->uc_mcontext.gregs[REG_ERR];
	trap = ((ucontext_t *)context)->uc_mcontext.gregs[REG_TRAPNO];
	siglongjmp(place, 1);
}

int main(void)
{
	volatile char *readonly = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int fd = memfd_create("short", 0);
	volatile char *beyond = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);

	handle_info(SIGSEGV, note_fault, 0);
	handle_info(SIGBUS, note_fault, 0);
	handle_info(SIGFPE, note_fault, 0);
	handle_info(SIGILL, note_fault, 0);
	if (sigsetjmp(place, 1) == 0)
		readonly[5] = 1;
	say("write to read-only: signal %d code %d, address %s, trap %ld error %ld", last.si_signo, last.si_code,
	    last.si_addr == (void *)(readonly + 5) ? "right" : "wrong", (long)trap, (long)error_code);
	if (sigsetjmp(place, 1) == 0)
		(void)*(volatile char *)low;
	say("read of 16: signal %d code %d, address %s, trap %ld error %ld", last.si_signo, last.si_code,
	    last.si_addr == (void *)16 ? "right" : "wrong", (long)trap, (long)error_code);
	if (sigsetjmp(place, 1) == 0)
		(void)*(volatile char *)0x8000000000000000;
	say("read of no address: signal %d code %d, address %ld", last.si_signo, last.si_code, (long)last.si_addr);
	if (sigsetjmp(place, 1) == 0)
		(void)beyond[1];
	say("beyond the file: signal %d code %d, address %s", last.si_signo, last.si_code,
	    last.si_addr == (void *)(beyond + 1) ? "right" : "wrong");
	if (sigsetjmp(place, 1) == 0)
		__asm__ volatile("xor %%ecx, %%ecx; mov $1, %%eax; cltd; idiv %%ecx" : : : "eax", "ecx", "edx");
	say("division: signal %d code %d", last.si_signo, last.si_code);
	if (sigsetjmp(place, 1) == 0)
		__asm__ volatile("ud2");
	say("ud2: signal %d code %d", last.si_signo, last.si_code);

	handle_info(SIGUSR1, note, 0);
	sigqueue(getpid(), SIGUSR1, (union sigval){ .sival_ptr = (void *)0x123456789abc });
	say("sigqueue: code %d, value %#lx, from self %d", last.si_code, (long)last.si_value.sival_ptr, last.si_pid == getpid());
	raw(SYS_tgkill, getpid(), raw(SYS_gettid), SIGUSR1);
	say("tgkill: code %d, from self %d", last.si_code, last.si_pid == getpid());
	handle_info(SIGCHLD, note, 0);
	pid_t child = fork();
	if (child == 0)
		_exit(9);
	int status = await(child);
	say("SIGCHLD: code %d, status %d, its pid %d", last.si_code, last.si_status, last.si_pid == child);
	show_status("it", status);
	timer_t timer;
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 42 };
	need(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0, "a timer");
	sigset_t set, old;
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, &old);
	timer_settime(timer, 0, &(struct itimerspec){ { 0, 1000000 }, { 0, 1000000 } }, NULL);
	sleep_ms(50);
	sigprocmask(SIG_SETMASK, &old, NULL);
	say("timer: code %d, value %d, overrun counted: %d", last.si_code, last.si_value.sival_int, overrun > 5);
	return verdict();
}

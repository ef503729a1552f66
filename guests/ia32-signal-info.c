/*
 * siginfo in a program of 32 bits: of kill, sigqueue, a child, a timer, a fault, and a filter's SIGSYS, each field where the
 * program's structure has it; read by handlers, by sigtimedwait and from a signalfd.
 *
 * Covers: WB-018, WB-047
 * Builds: m32 m32-static
 */
#include "ia32.h"
#include "seccomp.h"
#include <sys/signalfd.h>

/* Hidden from the compiler, which knows what such addresses are worth. */
static volatile char *volatile low = (volatile char *)0xabc, *volatile high = (volatile char *)0xfffffff0;

static siginfo_t last;
static sigjmp_buf place;

static void note(int signal, siginfo_t *info, void *context)
{
	/* On a slow machine a timer's next expiry comes before the first is told of. */
	if (info->si_code == SI_TIMER && last.si_code == SI_TIMER && info->si_overrun < last.si_overrun)
		return;
	last = *info;
}

static void note_fault(int signal, siginfo_t *info, void *context)
{
	last = *info;
	siglongjmp(place, 1);
}

static bool zero_from(size_t offset)
{
	for (size_t i = offset; i < sizeof last; i++)
		if (((char *)&last)[i])
			return false;
	return true;
}

static void sent(void)
{
	handle_info(SIGUSR1, note, 0);
	kill(getpid(), SIGUSR1);
	say("kill: signal %d, code %d, error %d, pid %d, uid %d, nothing more %d", last.si_signo, last.si_code, last.si_errno,
	    last.si_pid == getpid(), last.si_uid == getuid(), zero_from(20));
	raw(SYS_tgkill, getpid(), raw(SYS_gettid), SIGUSR1);
	say("tgkill: code %d, pid %d, uid %d, nothing more %d", last.si_code, last.si_pid == getpid(), last.si_uid == getuid(), zero_from(20));
	sigqueue(getpid(), SIGUSR1, (union sigval){ .sival_ptr = (void *)0xfedcba98 });
	say("sigqueue: code %d, pid %d, uid %d, pointer %#lx, number %d", last.si_code, last.si_pid == getpid(), last.si_uid == getuid(),
	    (unsigned long)last.si_ptr, last.si_int);
	fact(offsetof(siginfo_t, si_ptr) == 20 && sizeof last == 128, "the value is at 20");

	siginfo_t own = { .si_signo = SIGUSR1, .si_code = -77, .si_errno = 5 };
	for (int i = 12; i < 128; i++)
		((char *)&own)[i] = i;
	show_raw(raw(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, &own));
	/* Unlike with 64 bits the kernel converts: it knows of the sender and a value, and of nothing behind them. */
	say("one's own: code %d, error %d, 24 bytes are as they were %d, the others 0 %d", last.si_code, last.si_errno, !memcmp(&own, &last, 24), zero_from(24));
	own.si_code = 5;
	pid_t child = fork();
	if (child == 0)
		_exit(raw(SYS_rt_sigqueueinfo, getppid(), SIGUSR1, &own) == -EPERM ? 0 : 1);
	show_status("a child that sends what only the kernel may", await(child));
	own.si_code = -78;
	show_raw(raw(SYS_rt_tgsigqueueinfo, getpid(), raw(SYS_gettid), SIGUSR1, &own));
	say("to a thread: code %d", last.si_code);
}

static void children(void)
{
	siginfo_t waited;

	handle_info(SIGCHLD, note, 0);
	pid_t child = fork();
	if (child == 0)
		_exit(300);
	memset(&waited, 0x55, sizeof waited);
	while (waitid(P_PID, child, &waited, WEXITED | WNOWAIT) < 0)
		;
	say("waitid: signal %d, code %d, status %d, pid %d, uid %d", waited.si_signo, waited.si_code, waited.si_status, waited.si_pid == child,
	    waited.si_uid == getuid());
	int status = await(child);
	say("SIGCHLD: code %d, status %d, pid %d, uid %d, times small %d", last.si_code, last.si_status, last.si_pid == child, last.si_uid == getuid(),
	    last.si_utime < 1000 && last.si_stime < 1000);
	show_status("it", status);
	child = fork();
	if (child == 0) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		kill(getpid(), SIGTERM);
	}
	await(child);
	say("killed: code %d, status %d", last.si_code, last.si_status);
}

static void timers(void)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR2, .sigev_value.sival_ptr = (void *)0x89abcdef };
	struct itimerspec times = { .it_value = { 0, 1000000 }, .it_interval = { 0, 1000000 } };
	sigset_t set, old;
	timer_t timer;

	handle_info(SIGUSR2, note, 0);
	need(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0, "a timer");
	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	sigprocmask(SIG_BLOCK, &set, &old);
	timer_settime(timer, 0, &times, NULL);
	sleep_ms(30);
	times = (struct itimerspec){ 0 };
	sigprocmask(SIG_SETMASK, &old, NULL);
	fact(last.si_code == SI_TIMER && last.si_overrun >= 10 && (unsigned long)last.si_ptr == 0x89abcdef, "a timer's: code, overrun and value");
	timer_settime(timer, 0, &times, NULL);
	timer_delete(timer);
}

static void faults(void)
{
	handle_info(SIGSEGV, note_fault, 0);
	handle_info(SIGBUS, note_fault, 0);
	handle_info(SIGILL, note_fault, 0);
	handle_info(SIGFPE, note_fault, 0);
	if (sigsetjmp(place, 1) == 0)
		*low = 1;
	say("nothing there: code %d, address %#lx, nothing more %d", last.si_code, (unsigned long)last.si_addr, zero_from(16));
	if (sigsetjmp(place, 1) == 0)
		*high = 1;
	say("the kernel's half: code %d, address %#lx", last.si_code, (unsigned long)last.si_addr);
	volatile char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (sigsetjmp(place, 1) == 0)
		page[100] = 1;
	say("read-only: code %d, address %d", last.si_code, (volatile char *)last.si_addr - page);
	page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, memfd_create("short", 0), 0);
	if (sigsetjmp(place, 1) == 0)
		(void)page[7];
	say("beyond the file: signal %d, code %d, address %d", last.si_signo, last.si_code, (volatile char *)last.si_addr - page);
	if (sigsetjmp(place, 1) == 0)
		__asm__ volatile("ud2");
	say("ud2: signal %d, code %d", last.si_signo, last.si_code);
	if (sigsetjmp(place, 1) == 0)
		__asm__ volatile("xor %%ecx, %%ecx\nmov $1, %%eax\ncltd\nidiv %%ecx" : : : "eax", "ecx", "edx");
	say("division: signal %d, code %d", last.si_signo, last.si_code);
}

static void taken(void)
{
	struct signalfd_siginfo record;
	struct timespec none = { 0, 0 };
	siginfo_t info;
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN);
	sigprocmask(SIG_BLOCK, &set, NULL);
	int fd = signalfd(-1, &set, 0);
	sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = -5 });
	sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = 6 });
	show(sigtimedwait(&set, &info, &none));
	say("sigtimedwait: code %d, pid %d, value %d", info.si_code, info.si_pid == getpid(), info.si_int);
	show(read(fd, &record, sizeof record));
	say("signalfd: signal %d, code %d, pid %d, value %d", record.ssi_signo, record.ssi_code, record.ssi_pid == (unsigned)getpid(), record.ssi_int);
	show(sigtimedwait(&set, &info, &none));
}

static volatile unsigned long behind;
extern char behind_call[] __attribute__((visibility("hidden")));

static void on_sys(int signal, siginfo_t *info, void *context)
{
	struct sigcontext *registers = &((struct kernel_context *)context)->context;

	last = *info;
	behind = registers->eip;
	say("  eax in the handler %ld", (long)registers->eax);
	registers->eax = 4711;
}

static void filtered(void)
{
	struct sock_filter filter[] = { LOAD_NR, ON(SYS_getppid), GIVE(SECCOMP_RET_TRAP | 55), GIVE(SECCOMP_RET_ALLOW) };
	long result = SYS_getppid;

	handle_info(SIGSYS, on_sys, 0);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	show_raw(FILTER(filter, 0));
	__asm__ volatile("int $0x80\n.globl behind_call\n.hidden behind_call\nbehind_call:" : "+a"(result) : : "memory");
	say("the trapped call gives %ld", result);
	say("SIGSYS: code %d, error %d, number %d, architecture %#x", last.si_code, last.si_errno, last.si_syscall == SYS_getppid, last.si_arch);
	fact(last.si_call_addr == (void *)behind && behind == (unsigned long)behind_call, "its address is behind the instruction");
}

int main(void)
{
	sent();
	children();
	timers();
	faults();
	taken();
	show_status("a filter", in_child(filtered));
	return verdict();
}

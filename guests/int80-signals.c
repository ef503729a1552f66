/*
 * Signals of a 64-bit program by int $0x80: actions and masks set by either kind of call are the same, and an action set by int $0x80 has a
 * handler of 32 bits, with a frame of 32 bits, whatever the program is.
 *
 * Covers: WB-017
 * Flags: -no-pie -fno-pie
 * Builds: default static
 */
#include "guest.h"

enum { GETPID32 = 20, KILL32 = 37, SIGACTION32 = 67, SIGSUSPEND32 = 72, SIGPROCMASK32 = 126, RT_SIGACTION32 = 174, RT_SIGPROCMASK32 = 175 };

static inline __attribute__((always_inline)) long int80(long nr, long b, long c, long d, long s, long e)
{
	long result = nr;

	__asm__ volatile("int $0x80" : "+a"(result) : "b"(b), "c"(c), "d"(d), "S"(s), "D"(e) : "r8", "r9", "r10", "r11", "memory");
	return (int)result;
}
#define INT80_(nr, b, c, d, s, e, ...) int80(nr, (long)(b), (long)(c), (long)(d), (long)(s), (long)(e))
#define INT80(...) INT80_(__VA_ARGS__, 0, 0, 0, 0, 0, 0)

static void try_it(void)
{
	INT80(GETPID32);
}

static volatile int handled;

static void on_signal(int signal)
{
	handled++;
}

static struct { uint32_t handler, mask, flags, restorer; } old_action;
static struct { uint32_t handler, flags, restorer, mask[2]; } new_action;
static uint32_t mask[2], seen[2];

static void signals(void)
{
	sigset_t now;
	struct sigaction action;

	handle(SIGUSR1, on_signal, SA_RESTART);
	say("sigaction: %ld", INT80(SIGACTION32, SIGUSR1, 0, &old_action));
	say("handler %d, flags %#x", old_action.handler == (uint32_t)(long)on_signal, old_action.flags);
	say("rt_sigaction: %ld", INT80(RT_SIGACTION32, SIGUSR1, 0, &new_action, 8));
	say("handler %d, flags %#x", new_action.handler == (uint32_t)(long)on_signal, new_action.flags);
	old_action.handler = 1;
	old_action.flags = 0;
	say("ignored by sigaction: %ld", INT80(SIGACTION32, SIGUSR1, &old_action, 0));
	sigaction(SIGUSR1, NULL, &action);
	say("which is told: %d", action.sa_handler == SIG_IGN);
	raise(SIGUSR1);
	say("handled %d", handled);
	handle(SIGUSR1, on_signal, 0);
	INT80(KILL32, getpid(), SIGUSR1);
	say("sent by kill: handled %d", handled);
	mask[0] = 1 << (SIGUSR1 - 1);
	mask[1] = 0x100;
	say("rt_sigprocmask: %ld", INT80(RT_SIGPROCMASK32, SIG_BLOCK, mask, seen, 8));
	raise(SIGUSR1);
	say("handled %d", handled);
	sigprocmask(SIG_SETMASK, NULL, &now);
	say("blocked: USR1 %d, 41 %d", sigismember(&now, SIGUSR1), sigismember(&now, 41));
	mask[0] = 0;
	say("sigsuspend: %s", error_name(-INT80(SIGSUSPEND32, 0, 0, mask[0])));
	say("handled %d", handled);
	mask[0] = 1 << (SIGUSR1 - 1);
	say("sigprocmask: %ld", INT80(SIGPROCMASK32, SIG_UNBLOCK, mask, seen));
	say("was %#x", seen[0]);
}

/* Code of 32 bits: counts, keeps what it began with, and returns by the restorer of 32 bits. */
extern char handler32[], restorer32[];
uint32_t narrow_handled, narrow_cs, narrow_signal, narrow_saved_cs, narrow_saved_ip;
__asm__(".text\n.code32\n"
	"handler32: incl narrow_handled\n"
	"mov %cs, %ecx\nmov %ecx, narrow_cs\n"
	"mov 4(%esp), %ecx\nmov %ecx, narrow_signal\n"
	"mov 8+60(%esp), %ecx\nmov %ecx, narrow_saved_cs\n"
	"mov 8+56(%esp), %ecx\nmov %ecx, narrow_saved_ip\n"
	"ret\n"
	"restorer32: pop %eax\nmov $119, %eax\nint $0x80\nhlt\n"
	".code64\n");

/* Sends itself the signal on a stack below 4 GB, and comes back with what the kernel restores of the registers. */
static char low_stack[65536] __attribute__((aligned(16)));
extern char behind_call[];

static long send_on_low_stack(void)
{
	long result = SYS_kill, rbx = 0x1122334455667788, after = rbx;

	__asm__ volatile("mov %%rsp, %%r12\n"
			 "mov %[stack], %%rsp\n"
			 "mov %[after], %%rbx\n"
			 "syscall\n"
			 "behind_call:\n"
			 "mov %%r12, %%rsp\n"
			 "mov %%rbx, %[after]\n"
			 : "+a"(result), [after] "+r"(after)
			 : [stack] "r"(low_stack + sizeof low_stack), "D"((long)getpid()), "S"((long)SIGUSR2)
			 : "rcx", "r11", "r12", "rbx", "memory");
	fact(after == (rbx & 0xffffffff), "a register has lost its upper half");
	return result;
}

static void narrow(void)
{
	struct sigaction action;

	old_action.handler = (uint32_t)(long)handler32;
	old_action.flags = 0x04000000; /* SA_RESTORER */
	old_action.restorer = (uint32_t)(long)restorer32;
	old_action.mask = 0;
	say("a handler of 32 bits: %ld", INT80(SIGACTION32, SIGUSR2, &old_action, 0));
	for (int i = 0; i < 3; i++)
		say("sent: %ld", send_on_low_stack());
	say("handled %u", narrow_handled);
	say("signal %u, code segment %#x, interrupted %#x, at the call %d", narrow_signal, narrow_cs, narrow_saved_cs, narrow_saved_ip == (uint32_t)(long)behind_call);
	sigaction(SIGUSR2, NULL, &action);
	say("told with 64 bits: handler %d", action.sa_handler == (void *)handler32);
}

int main(void)
{
	need(in_child(try_it) == 0, "int 0x80: this kernel refuses it");
	signals();
	narrow();
	return verdict();
}

/*
 * The frame of a handler in a program of 32 bits: with and without SA_SIGINFO, its arguments on the stack and in registers, what the
 * context says of the interrupted code and of a fault, and that what the handler changes there has effect.
 *
 * Covers: WB-018, WB-039, WB-047
 * Flags: -no-pie -fno-pie
 * Builds: m32 m32-static
 */
#include "ia32.h"

/* Stores what a handler begins with, then is the C function behind it: the stack is as the kernel left it. */
#define ENTRY(name, next) \
	__asm__(".text\n" #name ":\n" \
		"mov %eax, began\nmov %edx, began+4\nmov %ecx, began+8\nmov %esp, began+12\n" \
		"mov %cs, began+16\nmov %ss, began+20\nmov %ds, began+24\nmov %es, began+28\n" \
		"pushf\npopl began+32\njmp " #next "\n"); \
	extern char name[]

struct { unsigned long eax, edx, ecx, esp, cs, ss, ds, es, flags; } began;
static struct { unsigned long gs, fs, ds, es, cs, ss; } own;
static int calls;
static bool edit;

/* Sends itself a signal with known registers; what they are behind the call. */
struct { unsigned long eax, ebx, ecx, edx, esi, edi, ebp, esp, flags, esp_before; } after;
unsigned long before_pid, before_signal;
extern char behind_kill[], elsewhere[];
void send_with_known_registers(void);
__asm__(".text\nsend_with_known_registers:\n"
	"push %ebx\npush %esi\npush %edi\npush %ebp\n"
	"mov %esp, after+36\n"
	"mov $37, %eax\nmov before_pid, %ebx\nmov before_signal, %ecx\nmov $0x11111111, %edx\n"
	"mov $0x22222222, %esi\nmov $0x33333333, %edi\nmov $0x44444444, %ebp\n"
	"std\nstc\n"
	"int $0x80\n"
	"behind_kill:\n"
	"mov %eax, after\nmov %ebx, after+4\nmov %ecx, after+8\nmov %edx, after+12\nmov %esi, after+16\nmov %edi, after+20\n"
	"mov %ebp, after+24\nmov %esp, after+28\npushf\npopl after+32\ncld\n"
	"pop %ebp\npop %edi\npop %esi\npop %ebx\nret\n"
	"elsewhere:\n"
	"movl $0x77777777, after\njmp 1f\n1: mov %ebx, after+4\nmov %esi, after+16\nmov %esp, after+28\npushf\npopl after+32\ncld\n"
	"pop %ebp\npop %edi\npop %esi\npop %ebx\nret\n");

static void check_context(struct sigcontext *context)
{
	fact(context->eip == (unsigned long)behind_kill, "  eip is behind the call");
	fact(context->eax == 0 && context->ebx == before_pid && context->ecx == before_signal && context->edx == 0x11111111
	     && context->esi == 0x22222222 && context->edi == 0x33333333 && context->ebp == 0x44444444, "  the registers are those of the code");
	fact(context->esp == after.esp_before && context->esp_at_signal == context->esp, "  so is the stack pointer, twice");
	fact((context->eflags & 0x401) == 0x401, "  and the flags");
	fact(context->cs == own.cs && context->ss == own.ss && context->ds == own.ds && context->es == own.es && context->fs == own.fs
	     && context->gs == own.gs, "  and the segments");
	say("  trap %lu, error %lu, address %#lx, mask %#lx", context->trapno, context->err, context->cr2, context->oldmask);
	if (edit) {
		context->eip = (unsigned long)elsewhere;
		context->ebx = 0x55555555;
		context->esi = 0x66666666;
		context->eflags &= ~0x401ul;
		context->eflags |= 0x40;
	}
}

static void check_beginning(int signal)
{
	calls++;
	fact(began.eax == (unsigned long)signal, "  eax is the signal");
	fact(began.cs == own.cs && began.ss == own.ss && began.ds == own.ss && began.es == own.ss, "  segments are the usual ones");
	fact((began.flags & 0x500) == 0, "  the direction is forward");
	fact((began.esp + 4) % 16 == 0, "  the stack is aligned");
}

ENTRY(without_info, in_old_frame);
__attribute__((used)) static void in_old_frame(int signal)
{
	struct old_frame *frame = (struct old_frame *)began.esp;

	say(" a frame without siginfo");
	check_beginning(signal);
	fact(frame->signal == signal && began.edx == 0 && began.ecx == 0, "  the stack has the signal; edx and ecx are 0");
	check_context(&frame->context);
	say("  the further mask is %#lx", frame->further_mask);
	fact(!memcmp(frame->return_code, "\x58\xb8\x77\0\0\0\xcd\x80", 8), "  the code that returns is there for debuggers");
	if (edit)
		frame->context.oldmask |= 1 << (SIGUSR2 - 1);
}

ENTRY(with_info, in_rt_frame);
__attribute__((used)) static void in_rt_frame(int signal)
{
	struct rt_frame *frame = (struct rt_frame *)began.esp;

	say(" a frame with siginfo");
	check_beginning(signal);
	fact(frame->signal == signal && frame->info_address == &frame->info && frame->context_address == &frame->context, "  the stack has three arguments");
	fact(began.edx == (unsigned long)&frame->info && began.ecx == (unsigned long)&frame->context, "  edx and ecx have two of them too");
	fact(frame->info.si_signo == signal && frame->info.si_pid == (int)before_pid, "  siginfo says who sent it");
	check_context(&frame->context.context);
	say("  mask %#llx, link %d, stack flags %d", frame->context.mask, frame->context.link != NULL, frame->context.stack.ss_flags);
	fact(!memcmp(frame->return_code, "\xb8\xad\0\0\0\xcd\x80\0", 8), "  the code that returns is there for debuggers");
	if (edit)
		frame->context.mask |= 1ull << (SIGUSR2 - 1) | 1ull << (SIGRTMIN + 2 - 1);
}

static void send_it(const char *how)
{
	sigset_t now;

	say("%s", how);
	before_pid = getpid();
	before_signal = SIGUSR1;
	memset(&after, 0, sizeof after);
	calls = 0;
	send_with_known_registers();
	sigprocmask(SIG_SETMASK, NULL, &now);
	say(" calls %d; behind them USR1 is %s, USR2 %s, a real-time signal %s", calls, sigismember(&now, SIGUSR1) ? "blocked" : "free",
	    sigismember(&now, SIGUSR2) ? "blocked" : "free", sigismember(&now, SIGRTMIN + 2) ? "blocked" : "free");
	if (edit) {
		fact(after.eax == 0x77777777 && after.ebx == 0x55555555 && after.esi == 0x66666666, " eip and registers are as the handler set them");
		fact((after.flags & 0x441) == 0x40, " and flags");
	} else {
		fact(after.eax == 0 && after.ebx == before_pid && after.ecx == before_signal && after.edx == 0x11111111 && after.esi == 0x22222222
		     && after.edi == 0x33333333 && after.ebp == 0x44444444, " all registers are as before");
		fact((after.flags & 0x401) == 0x401, " and flags");
	}
	fact(after.esp == after.esp_before, " and the stack");
	sigemptyset(&now);
	sigprocmask(SIG_SETMASK, &now, NULL);
}

static struct sigcontext fault;
static sigjmp_buf place;
extern char at_write[], at_ud2[], at_divide[], behind_int3[], at_load[];

static void on_fault(int signal, siginfo_t *info, void *context)
{
	fault = ((struct kernel_context *)context)->context;
	if (signal != SIGTRAP)
		siglongjmp(place, 1);
}

static void faults(void)
{
	handle_info(SIGSEGV, on_fault, 0);
	handle_info(SIGILL, on_fault, 0);
	handle_info(SIGFPE, on_fault, 0);
	handle_info(SIGTRAP, on_fault, 0);
	if (sigsetjmp(place, 1) == 0)
		__asm__ volatile("mov $0x1230, %%ebx\nat_write: movl $1, (%%ebx)" : : : "ebx", "memory");
	fact(fault.eip == (unsigned long)at_write && fault.ebx == 0x1230, "a write to nowhere: eip is the instruction");
	say("trap %lu, error %lu, address %#lx", fault.trapno, fault.err, fault.cr2);
	if (sigsetjmp(place, 1) == 0)
		__asm__ volatile("at_ud2: ud2");
	fact(fault.eip == (unsigned long)at_ud2, "ud2");
	say("trap %lu, error %lu, address %#lx", fault.trapno, fault.err, fault.cr2);
	if (sigsetjmp(place, 1) == 0)
		__asm__ volatile("xor %%ecx, %%ecx\nmov $1, %%eax\ncltd\nat_divide: idiv %%ecx" : : : "eax", "ecx", "edx");
	fact(fault.eip == (unsigned long)at_divide, "a division by 0");
	say("trap %lu, error %lu, address %#lx", fault.trapno, fault.err, fault.cr2);
	__asm__ volatile("int3\nbehind_int3:");
	fact(fault.eip == (unsigned long)behind_int3, "int3: eip is behind it");
	say("trap %lu, error %lu, address %#lx", fault.trapno, fault.err, fault.cr2);
	if (sigsetjmp(place, 1) == 0)
		__asm__ volatile("mov $0x1008, %%eax\nat_load: mov %%ax, %%fs" : : : "eax");
	fact(fault.eip == (unsigned long)at_load, "a selector that is none");
	say("trap %lu, error %lu, address %#lx", fault.trapno, fault.err, fault.cr2);
	if (sigsetjmp(place, 1) == 0)
		__asm__ volatile("int $0x21");
	say("int $0x21: trap %lu, error %lu", fault.trapno, fault.err);
}

int main(void)
{
	struct old_action old = { .handler = without_info };
	struct kernel_action action = { .handler = with_info, .flags = SA_SIGINFO };

	__asm__("mov %%gs, %0" : "=r"(own.gs));
	__asm__("mov %%fs, %0" : "=r"(own.fs));
	__asm__("mov %%ds, %0" : "=r"(own.ds));
	__asm__("mov %%es, %0" : "=r"(own.es));
	__asm__("mov %%cs, %0" : "=r"(own.cs));
	__asm__("mov %%ss, %0" : "=r"(own.ss));
	for (int round = 0; round < 2; round++) {
		edit = round > 0;
		say("%s", edit ? "changed by the handler" : "left as it is");
		show_raw(raw(SYS_sigaction, SIGUSR1, &old, 0));
		send_it("by sigaction");
		show_ok(raw(SYS_signal, SIGUSR1, without_info));
		send_it("by signal");
		show_raw(raw(SYS_rt_sigaction, SIGUSR1, &action, 0, 8));
		send_it("by rt_sigaction");
	}
	struct kernel_action plain = { .handler = without_info, .mask = 1ull << (SIGUSR2 - 1) };
	edit = false;
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGRTMIN + 2);
	sigprocmask(SIG_SETMASK, &set, NULL);
	show_raw(raw(SYS_rt_sigaction, SIGUSR1, &plain, 0, 8));
	send_it("by rt_sigaction without SA_SIGINFO, two signals blocked");
	sigprocmask(SIG_SETMASK, &set, NULL);
	show_raw(raw(SYS_rt_sigaction, SIGUSR1, &action, 0, 8));
	send_it("with SA_SIGINFO, two signals blocked");
	faults();
	return verdict();
}

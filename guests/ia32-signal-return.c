/*
 * How a handler of 32 bits returns: by the vDSO's functions where the action names no restorer, by one that it names, by the call itself
 * from a frame that was copied elsewhere or made up; and what comes of a frame that is none.
 *
 * Covers: WB-018, WB-051, WB-148
 * Flags: -no-pie -fno-pie
 * Builds: m32 m32-static
 */
#include "ia32.h"

unsigned long restored, returns_to, frame_begins;
extern char old_entry[], rt_entry[], old_restorer[], rt_restorer[], own_old_return[], own_rt_return[];
__asm__(".text\n"
	"old_entry: mov (%esp), %eax\nmov %eax, returns_to\nmov %esp, frame_begins\nret\n"
	"rt_entry: mov (%esp), %eax\nmov %eax, returns_to\nmov %esp, frame_begins\nret\n"
	"old_restorer: incl restored\npop %eax\nmov $119, %eax\nint $0x80\nhlt\n"
	"rt_restorer: incl restored\nmov $173, %eax\nint $0x80\nhlt\n");

static void tell(const char *how, void *expected)
{
	restored = returns_to = 0;
	raise(SIGUSR1);
	say("%s: returns to %s, restorer ran %lu times", how, returns_to == (unsigned long)expected ? "what is expected" : "something else", restored);
	failures += returns_to != (unsigned long)expected;
}

static void set_rt(void *handler, unsigned long flags, void *restorer)
{
	struct kernel_action action = { handler, flags, restorer, 0 };

	need(raw(SYS_rt_sigaction, SIGUSR1, &action, 0, 8) == 0, "an action");
}

static void set_old(void *handler, unsigned long flags, void *restorer)
{
	struct old_action action = { handler, 0, flags, restorer };

	need(raw(SYS_sigaction, SIGUSR1, &action, 0) == 0, "an action");
}

/* Returns from a copy of the frame on a stack of its own. */
static char other_stack[8192] __attribute__((aligned(16)));
static struct rt_frame *copied;
static volatile int handled;

static void copy_and_return(int signal, siginfo_t *info, void *context)
{
	struct rt_frame *frame = (struct rt_frame *)((char *)info - offsetof(struct rt_frame, info));

	handled++;
	copied = (struct rt_frame *)(other_stack + 1024);
	memcpy(copied, frame, sizeof *frame);
	/* rt_sigreturn finds the frame one word below esp. */
	__asm__ volatile("mov %0, %%esp\nmov $173, %%eax\nint $0x80\nhlt" : : "r"((char *)copied + 4));
}

/* Goes to a place by a frame that no signal made. */
static volatile int arrived;
static jmp_buf back;
static char made_stack[16384] __attribute__((aligned(16)));

static void arrive(void)
{
	unsigned long gs;

	__asm__("mov %%gs, %0" : "=r"(gs));
	arrived++;
	longjmp(back, 1);
}

static void by_made_frame(bool rt)
{
	struct sigcontext context = { 0 };
	unsigned short gs, fs, ds, cs, ss;

	__asm__("mov %%gs, %0" : "=r"(gs));
	__asm__("mov %%fs, %0" : "=r"(fs));
	__asm__("mov %%ds, %0" : "=r"(ds));
	__asm__("mov %%cs, %0" : "=r"(cs));
	__asm__("mov %%ss, %0" : "=r"(ss));
	context.gs = gs;
	context.fs = fs;
	context.ds = context.es = ds;
	context.cs = cs;
	context.ss = ss;
	context.eip = (unsigned long)arrive;
	context.esp = (unsigned long)made_stack + sizeof made_stack - 4;
	context.eflags = 0x202;
	if (setjmp(back))
		return;
	if (rt) {
		static struct rt_frame frame;
		frame = (struct rt_frame){ .context.context = context, .context.stack.ss_flags = SS_DISABLE };
		__asm__ volatile("mov %0, %%esp\nmov $173, %%eax\nint $0x80\nhlt" : : "r"((char *)&frame + 4));
	} else {
		static struct old_frame frame;
		frame = (struct old_frame){ .context = context };
		__asm__ volatile("mov %0, %%esp\nmov $119, %%eax\nint $0x80\nhlt" : : "r"((char *)&frame + 8));
	}
}

static void bad_old(void) { __asm__ volatile("mov $8192, %%esp\nmov $119, %%eax\nint $0x80\nhlt" : : : "memory"); }
static void bad_rt(void) { __asm__ volatile("mov $8192, %%esp\nmov $173, %%eax\nint $0x80\nhlt" : : : "memory"); }

static void spoil_state(int signal, siginfo_t *info, void *context)
{
	((struct kernel_context *)context)->context.fpstate = (void *)16;
}

static void bad_state(void)
{
	handle_info(SIGUSR1, spoil_state, 0);
	raise(SIGUSR1);
	say("goes on");
}

static void spoil_code(int signal, siginfo_t *info, void *context)
{
	((struct kernel_context *)context)->context.eip = 0xfffff000;
}

static void bad_code(void)
{
	handle_info(SIGUSR1, spoil_code, 0);
	raise(SIGUSR1);
	say("goes on");
}

int main(void)
{
	unsigned char *sigreturn = vdso_function("__kernel_sigreturn", "LINUX_2.5"), *rt_sigreturn = vdso_function("__kernel_rt_sigreturn", "LINUX_2.5");

	need(sigreturn && rt_sigreturn, "the vDSO's functions");
	fact(!memcmp(sigreturn, "\x58\xb8\x77\0\0\0\xcd\x80", 8), "__kernel_sigreturn has the bytes by which unwinders know it");
	fact(!memcmp(rt_sigreturn, "\xb8\xad\0\0\0\xcd\x80", 7), "so has __kernel_rt_sigreturn");
	set_rt(rt_entry, SA_SIGINFO, NULL);
	tell("rt_sigaction with SA_SIGINFO", rt_sigreturn);
	set_rt(old_entry, 0, NULL);
	tell("rt_sigaction without", sigreturn);
	set_old(old_entry, 0, NULL);
	tell("sigaction", sigreturn);
	set_old(rt_entry, SA_SIGINFO, NULL);
	tell("sigaction with SA_SIGINFO", rt_sigreturn);
	set_rt(rt_entry, SA_SIGINFO | SA_RESTORER_, rt_restorer);
	tell("with a restorer and SA_SIGINFO", rt_restorer);
	set_rt(old_entry, SA_RESTORER_, old_restorer);
	tell("with a restorer", old_restorer);
	set_old(old_entry, SA_RESTORER_, old_restorer);
	tell("sigaction with a restorer", old_restorer);
	set_rt(old_entry, 0, old_restorer);
	tell("with a restorer that no flag tells of", sigreturn);
	raw(SYS_signal, SIGUSR1, old_entry);
	tell("signal", sigreturn);

	handle_info(SIGUSR1, copy_and_return, 0);
	for (int i = 0; i < 1000; i++)
		raise(SIGUSR1);
	say("returned from a copy of the frame %d times", handled);
	for (int i = 0; i < 1000; i++)
		by_made_frame(i % 2);
	say("arrived by a frame that no signal made %d times", arrived);
	show_status("sigreturn from no frame", in_child(bad_old));
	show_status("rt_sigreturn from no frame", in_child(bad_rt));
	show_status("a state that is not there", in_child(bad_state));
	show_status("code that is not there", in_child(bad_code));
	return verdict();
}

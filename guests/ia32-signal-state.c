/*
 * x87 and vector registers of a program of 32 bits: a handler begins with a fresh state, the interrupted code goes on with its own, and what
 * the handler changes in the frame's copy has effect, with SA_SIGINFO and without; across calls and across threads' calls too.
 *
 * Covers: WB-018, WB-004, WB-039
 * Flags: -msse2 -no-pie -fno-pie
 * Builds: m32 m32-static
 */
#include "ia32.h"

/* The legacy image of x87, then what FXSAVE stores. */
struct state {
	uint32_t control, status, tag, ip, cs, data, ds;
	uint8_t st[8][10];
	uint16_t short_status, magic;
	uint32_t fxsave_environment[6];
	uint32_t mxcsr, reserved;
	uint8_t long_st[8][16];
	uint8_t xmm[8][16];
};

struct registers {
	uint16_t control, fill;
	uint32_t mxcsr;
	double st[3];
	uint8_t xmm[8][16];
};

struct registers before, after, began;
static unsigned long number;
static volatile int handled;
static volatile bool edit, avx;
static volatile uint16_t frame_control;
static volatile uint32_t frame_mxcsr;
static volatile bool frame_xmm, frame_st, has_magic;
static uint8_t high[16], high_after[16];

static void clobber(void)
{
	static const uint16_t control = 0x027f;
	static const uint32_t mxcsr = 0x1f80;

	__asm__ volatile("fninit\nfldcw %0\nfldz\nfldz\nfldz\nfldz\nfldz\nfldz\nldmxcsr %1\n"
			 "pcmpeqd %%xmm0, %%xmm0\npcmpeqd %%xmm1, %%xmm1\npcmpeqd %%xmm2, %%xmm2\npcmpeqd %%xmm3, %%xmm3\n"
			 "pcmpeqd %%xmm4, %%xmm4\npcmpeqd %%xmm5, %%xmm5\npcmpeqd %%xmm6, %%xmm6\npcmpeqd %%xmm7, %%xmm7\n"
			 "fninit"
			 : : "m"(control), "m"(mxcsr) : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7");
}

__attribute__((target("avx"))) static void clobber_high(void)
{
	__asm__ volatile("vpcmpeqd %%xmm5, %%xmm5, %%xmm5\nvinsertf128 $1, %%xmm5, %%ymm5, %%ymm5" : : : "xmm5");
}

static void look(struct sigcontext *context)
{
	struct state *state = (struct state *)context->fpstate;

	__asm__ volatile("fnstcw %0\nstmxcsr %1" : "=m"(began.control), "=m"(began.mxcsr));
	handled++;
	frame_control = state->control;
	frame_mxcsr = state->mxcsr;
	has_magic = state->magic == 0;
	frame_xmm = !memcmp(state->xmm, before.xmm, sizeof before.xmm);
	/* 3.5, pushed last, in the format of x87: an exponent of 1 and the bits 111. */
	frame_st = !memcmp(state->st[0], "\0\0\0\0\0\0\0\xe0\0\x40", 10);
	if (edit) {
		for (int i = 0; i < 16; i++)
			state->xmm[3][i] = 0xa0 + i;
		state->mxcsr = 0x7f80;
		state->control = 0xffff0c7f;
		/* The kernel takes st from the legacy image: 7.0 there. */
		memcpy(state->st[0], "\0\0\0\0\0\0\0\xe0\x01\x40", 10);
	}
	clobber();
	if (avx)
		clobber_high();
}

static void without_info(int signal, struct sigcontext context)
{
	look(&context);
}

static void with_info(int signal, siginfo_t *info, void *context)
{
	look(&((struct kernel_context *)context)->context);
}

/* Loads a state, makes the call, and stores what the state is then. */
static void over_a_call(long nr, long first, long second)
{
	long result = nr;

	before.control = 0x0f7f;
	before.mxcsr = 0x5fc0;
	before.st[0] = 1.5;
	before.st[1] = 2.5;
	before.st[2] = 3.5;
	for (int r = 0; r < 8; r++)
		for (int i = 0; i < 16; i++)
			before.xmm[r][i] = number + r * 16 + i;
	number++;
	__asm__ volatile("fninit\nfldcw %[control]\nfldl %[a]\nfldl %[b]\nfldl %[c]\nldmxcsr %[mxcsr]\n"
			 "movups (%[xmm]), %%xmm0\nmovups 16(%[xmm]), %%xmm1\nmovups 32(%[xmm]), %%xmm2\nmovups 48(%[xmm]), %%xmm3\n"
			 "movups 64(%[xmm]), %%xmm4\nmovups 80(%[xmm]), %%xmm5\nmovups 96(%[xmm]), %%xmm6\nmovups 112(%[xmm]), %%xmm7\n"
			 : : [control] "m"(before.control), [mxcsr] "m"(before.mxcsr), [a] "m"(before.st[0]), [b] "m"(before.st[1]),
			 [c] "m"(before.st[2]), [xmm] "r"(before.xmm));
	__asm__ volatile("int $0x80" : "+a"(result) : "b"(first), "c"(second) : "memory");
	__asm__ volatile("movups %%xmm0, (%[xmm])\nmovups %%xmm1, 16(%[xmm])\nmovups %%xmm2, 32(%[xmm])\nmovups %%xmm3, 48(%[xmm])\n"
			 "movups %%xmm4, 64(%[xmm])\nmovups %%xmm5, 80(%[xmm])\nmovups %%xmm6, 96(%[xmm])\nmovups %%xmm7, 112(%[xmm])\n"
			 "fnstcw %[control]\nstmxcsr %[mxcsr]\nfstpl %[c]\nfstpl %[b]\nfstpl %[a]\nfninit\n"
			 : [control] "=m"(after.control), [mxcsr] "=m"(after.mxcsr), [a] "=m"(after.st[0]), [b] "=m"(after.st[1]), [c] "=m"(after.st[2])
			 : [xmm] "r"(after.xmm) : "memory");
	static const uint32_t usual = 0x1f80;
	__asm__ volatile("ldmxcsr %0" : : "m"(usual));
}

static bool kept(void)
{
	return after.control == before.control && (after.mxcsr & 0xffc0) == (before.mxcsr & 0xffc0) && !memcmp(after.st, before.st, sizeof after.st)
	       && !memcmp(after.xmm, before.xmm, sizeof after.xmm);
}

static void with_handler(const char *how, void *handler, unsigned long flags)
{
	struct kernel_action action = { handler, flags, NULL, 0 };

	need(raw(SYS_rt_sigaction, SIGUSR1, &action, 0, 8) == 0, "a handler");
	say("%s", how);
	handled = 0;
	edit = false;
	bool all = true, frames = true;
	for (int i = 0; i < 1000; i++) {
		over_a_call(SYS_kill, getpid(), SIGUSR1);
		all &= kept();
		frames &= frame_xmm && frame_st && frame_control == before.control && (frame_mxcsr & 0xffc0) == (before.mxcsr & 0xffc0);
	}
	say(" handled %d", handled);
	fact(began.control == 0x37f && began.mxcsr == 0x1f80, " the handler begins with a fresh state");
	fact(frames, " the frame has the interrupted one");
	fact(has_magic, " and says that it is more than x87's");
	fact(all, " which goes on behind it");
	edit = true;
	over_a_call(SYS_kill, getpid(), SIGUSR1);
	fact(after.control == 0x0c7f, " the control word as edited");
	fact((after.mxcsr & 0xffc0) == 0x7f80, " MXCSR as edited");
	fact(after.st[2] == 7.0 && after.st[1] == 2.5, " st(0) as edited");
	bool edited = true;
	for (int i = 0; i < 16; i++)
		edited &= after.xmm[3][i] == 0xa0 + i;
	fact(edited && !memcmp(after.xmm[4], before.xmm[4], 16), " xmm3 as edited");
	edit = false;
}

__attribute__((target("avx"))) static void high_halves(void)
{
	long result = SYS_kill;

	for (int i = 0; i < 16; i++)
		high[i] = 0x30 + i;
	__asm__ volatile("vinsertf128 $1, %[in], %%ymm5, %%ymm5\nint $0x80\nvextractf128 $1, %%ymm5, %[out]"
			 : "+a"(result), [out] "=m"(high_after) : [in] "m"(high), "b"(getpid()), "c"(SIGUSR1) : "memory", "xmm5");
}

static atomic_bool stop;

static void *other(void *argument)
{
	while (!stop) {
		clobber();
		raw(SYS_sched_yield);
	}
	return NULL;
}

int main(void)
{
	pthread_t thread;
	bool all = true;

	for (int i = 0; i < 1000; i++) {
		over_a_call(SYS_getppid, 0, 0);
		all &= kept();
		over_a_call(SYS_close, 9999, 0);
		all &= kept();
		over_a_call(9999, 0, 0);
		all &= kept();
	}
	fact(all, "x87, MXCSR and xmm0-7 are kept over calls");
	with_handler("without SA_SIGINFO", without_info, 0);
	with_handler("with it", with_info, SA_SIGINFO);
	avx = __builtin_cpu_supports("avx");
	if (avx)
		high_halves();
	fact(!memcmp(high, high_after, 16), "so do the upper halves of ymm registers, where there are any");
	need(pthread_create(&thread, NULL, other, NULL) == 0, "a thread");
	all = true;
	for (int i = 0; i < 1000; i++) {
		over_a_call(i % 2 ? SYS_sched_yield : SYS_getppid, 0, 0);
		all &= kept();
	}
	stop = true;
	pthread_join(thread, NULL);
	fact(all, "another thread's state is its own");
	return verdict();
}

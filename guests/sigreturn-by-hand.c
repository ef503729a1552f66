/*
 * rt_sigreturn through a restorer of the program's own, and from a frame the program moved elsewhere.
 *
 * Covers: WB-010, WB-051
 */
#include "guest.h"

struct kernel_action {
	void *handler;
	uint64_t flags;
	void *restorer;
	uint64_t mask;
};

static volatile int handled;
static char frame_copy[16384] __attribute__((aligned(64)));

__attribute__((naked)) static void own_restorer(void)
{
	__asm__("mov $15, %eax\n"
		"syscall");
}

static void on_usr1(int signal)
{
	handled++;
}

/* rt_sigreturn with rsp at the frame's ucontext. */
__attribute__((naked, noreturn)) static void return_from(void *frame)
{
	__asm__("mov %rdi, %rsp\n"
		"mov $15, %eax\n"
		"syscall\n"
		"hlt");
}

static void on_usr2(int signal, siginfo_t *info, void *context)
{
	handled++;
	/* The frame is the ucontext, then siginfo, then the vector state that fpregs points to. */
	ucontext_t *uc = context;
	char *vector = (char *)uc->uc_mcontext.fpregs;
	size_t vector_size = 512;
	uint32_t *reserved = (uint32_t *)(vector + 464);
	if (reserved[0] == 0x46505853)
		vector_size = reserved[1];
	if (vector_size > 12000)
		vector_size = 512;
	memcpy(frame_copy, vector, vector_size);
	char *copy = frame_copy + 12288;
	memcpy(copy, context, 8 + 8 + 24 + 256 + 8);
	((ucontext_t *)copy)->uc_mcontext.fpregs = (void *)frame_copy;
	return_from(copy);
}

int main(void)
{
	struct kernel_action action = { on_usr1, 0x04000000, own_restorer, 0 }, read_back;

	need(raw(SYS_rt_sigaction, SIGUSR1, &action, 0, 8) == 0, "the action");
	for (int i = 0; i < 100; i++)
		kill(getpid(), SIGUSR1);
	say("returned through its own restorer: %d", handled);
	raw(SYS_rt_sigaction, SIGUSR1, 0, &read_back, 8);
	fact(read_back.restorer == own_restorer, "the restorer reads back");
	handled = 0;
	handle_info(SIGUSR2, on_usr2, 0);
	for (int i = 0; i < 100; i++)
		kill(getpid(), SIGUSR2);
	say("returned from a copy of the frame: %d", handled);
	return verdict();
}

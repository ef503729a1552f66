/*
 * An alternate stack that is just large enough for a signal's frame takes it; one of as many bytes as the frame does not, nor does what is left of one by
 * the handlers on it. SIGSEGV then takes the signal's place, or ends the process. So it is where the main stack has no room.
 *
 * Covers: WB-043, WB-047
 * Builds: default m32
 */
#include "guest.h"

static char memory[1 << 16] __attribute__((aligned(4096)));
static char *const top = memory + sizeof memory;
static char *lowest;
static sigjmp_buf place;

static void use(size_t bytes)
{
	stack_t stack = { .ss_sp = top - bytes, .ss_size = bytes };

	need(sigaltstack(&stack, NULL) == 0, "an alternate stack");
}

/* The return address of a handler is where its frame begins. */
static void on_usr1(int signal)
{
	lowest = (char *)__builtin_frame_address(0) + sizeof(long);
}

static void exact(size_t bytes)
{
	use(bytes);
	raise(SIGUSR1);
	say("handled");
}

static size_t frame;

static void large_enough(void)
{
	exact(frame + 16);
}

static void too_small(void)
{
	exact(frame);
}

static volatile int depth;

static void on_usr2(int signal)
{
	depth++;
	raise(SIGUSR2);
}

static void on_segv(int signal, siginfo_t *info, void *context)
{
	siglongjmp(place, info->si_code == SI_KERNEL ? 1 : 2);
}

static void too_deep(void)
{
	use(sizeof memory);
	handle_info(SIGSEGV, on_segv, SA_ONSTACK);
	handle(SIGUSR2, on_usr2, SA_ONSTACK | SA_NODEFER);
	if (sigsetjmp(place, 1) == 0)
		raise(SIGUSR2);
	say("not reached");
}

#ifdef __x86_64__
#define ON_STACK(rsp) \
	__asm__ volatile("mov %%rsp, %%rbx\nmov %0, %%rsp\nsyscall\nmov %%rbx, %%rsp" \
			 : : "r"(rsp), "a"(SYS_tgkill), "D"((long)getpid()), "S"((long)gettid()), "d"((long)SIGUSR1) \
			 : "rbx", "rcx", "r11", "memory")
#else
#define ON_STACK(esp) \
	__asm__ volatile("push %%ebx\nmov %2, %%ebx\npush %%ebp\nmov %%esp, %%ebp\nmov %0, %%esp\nint $0x80\nmov %%ebp, %%esp\npop %%ebp\npop %%ebx" \
			 : : "S"(esp), "a"(SYS_tgkill), "D"(getpid()), "c"(gettid()), "d"(SIGUSR1) : "memory")
#endif

static void full(void)
{
	char *room = mmap(NULL, 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	mprotect(room + 4096, 4096, PROT_READ | PROT_WRITE);
	use(sizeof memory);
	handle(SIGUSR1, on_usr1, 0);
	handle_info(SIGSEGV, on_segv, SA_ONSTACK);
	int how = sigsetjmp(place, 1);
	if (how == 0)
		ON_STACK(room + 4096 + 256);
	say("instead of a handler on a full stack, that of SIGSEGV: %d", how);
	handle(SIGSEGV, SIG_DFL, 0);
	ON_STACK(room + 4096 + 256);
	say("not reached");
}

int main(void)
{
	handle(SIGUSR1, on_usr1, SA_ONSTACK);
	use(sizeof memory);
	raise(SIGUSR1);
	frame = top - lowest;
	show_status("a stack that is large enough", in_child(large_enough));
	show_status("one that is too small", in_child(too_small));
	show_status("handlers within handlers", in_child(too_deep));
	show_status("a full main stack", in_child(full));
	return verdict();
}

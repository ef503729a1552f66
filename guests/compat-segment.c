/*
 * A 64-bit program calls code of 32 bits by a far call and comes back: what Wine does. Calls by int $0x80 work there, signals interrupt it
 * and return to it, and threads do so side by side.
 *
 * Covers: WB-143
 * Flags: -no-pie -fno-pie
 * Builds: default static
 */
#include "guest.h"

/*
 * narrow(what, argument): switches to a stack below 4 GB and to code of 32 bits, which calls the function `what` with an argument, and back.
 * Data segments are null in a 64-bit program, and code of 32 bits needs them.
 */
long narrow(void *what, void *stack, long argument);
extern char spin32[], calls32[], write32[], registers32[], many32[], deep32[];
__asm__(".text\n"
	"narrow:\n"
	"push %rbx\npush %rbp\npush %r12\npush %r13\npush %r14\npush %r15\n"
	"mov %rsp, %r12\n"
	"mov %rsi, %rsp\n"
	"mov %edi, %eax\n"
	"mov %edx, %ecx\n"
	"mov $0x2b, %edx\nmov %edx, %ds\nmov %edx, %es\n"
	"lcall *far_narrow\n"
	"mov %r12, %rsp\n"
	"xor %edx, %edx\nmov %edx, %ds\nmov %edx, %es\n"
	"mov %eax, %eax\n"
	"pop %r15\npop %r14\npop %r13\npop %r12\npop %rbp\npop %rbx\nret\n"
	".pushsection .rodata\n.balign 8\n"
	"far_narrow: .long enter32\n.short 0x23\n"
	".popsection\n"
	".code32\n"
	"enter32: push %ecx\ncall *%eax\nadd $4, %esp\nlret\n"
	/* The process's id, argument times; 0 where it was another once. */
	"calls32: push %ebx\nmov 8(%esp), %ecx\nmov $20, %eax\nint $0x80\nmov %eax, %edx\n"
	"1: mov $20, %eax\nint $0x80\ncmp %eax, %edx\njne 2f\ndec %ecx\njnz 1b\npop %ebx\nret\n"
	"2: xor %eax, %eax\npop %ebx\nret\n"
	/* Writes the text at its argument. */
	"write32: push %ebx\nmov 8(%esp), %ecx\nmov $1, %ebx\nmov $27, %edx\nmov $4, %eax\nint $0x80\npop %ebx\nret\n"
	/* Waits until the word at its argument is not 0. */
	"spin32: mov 4(%esp), %ecx\n1: mov (%ecx), %eax\ntest %eax, %eax\njz 1b\nmov %cs, %eax\nret\n"
	/* 1 when all registers survive calls. */
	"registers32: push %ebx\npush %esi\npush %edi\npush %ebp\n"
	"mov $0x11111111, %ebx\nmov $0x22222222, %ecx\nmov $0x33333333, %edx\nmov $0x44444444, %esi\nmov $0x55555555, %edi\nmov $0x66666666, %ebp\n"
	"mov $64, %eax\nint $0x80\nmov $9999, %eax\nstc\nint $0x80\njnc 1f\ncmp $-38, %eax\njne 1f\n"
	"cmp $0x11111111, %ebx\njne 1f\ncmp $0x22222222, %ecx\njne 1f\ncmp $0x33333333, %edx\njne 1f\n"
	"cmp $0x44444444, %esi\njne 1f\ncmp $0x55555555, %edi\njne 1f\ncmp $0x66666666, %ebp\njne 1f\nmov $1, %eax\njmp 2f\n"
	"1: xor %eax, %eax\n2: pop %ebp\npop %edi\npop %esi\npop %ebx\nret\n"
	/* Back to 64 bits, a call there, and to 32 bits again. */
	"deep32: lcall $0x33, $inner64\nret\n"
	".code64\n"
	"inner64: mov $39, %eax\nsyscall\nlretl\n");

static char text[] = "written by code of 32 bits\n";
static char stacks[5][16384] __attribute__((aligned(16)));
static volatile int word, handled, in_narrow, wrong_segments;

#define TOP(n) (stacks[n] + sizeof stacks[n] - 64)

static void on_alarm(int signal, siginfo_t *info, void *context)
{
	greg_t segments = ((ucontext_t *)context)->uc_mcontext.gregs[REG_CSGSFS];
	unsigned short ds;

	__asm__ volatile("mov %%ds, %0" : "=r"(ds));
	handled++;
	in_narrow += (segments & 0xffff) == 0x23;
	if (handled >= 5)
		word = 1;
}

static void *in_thread(void *argument)
{
	long number = (long)argument, good = 1;

	for (int i = 0; i < 200; i++)
		good &= narrow(calls32, TOP(number), 5) == getpid() && narrow(registers32, TOP(number), 0) == 1;
	return (void *)good;
}

static void fault(void)
{
	narrow((void *)0x10, TOP(0), 0);
}

static volatile greg_t fault_segment, fault_address;
static sigjmp_buf place;

static void on_fault(int signal, siginfo_t *info, void *context)
{
	fault_segment = ((ucontext_t *)context)->uc_mcontext.gregs[REG_CSGSFS] & 0xffff;
	fault_address = (greg_t)info->si_addr;
	siglongjmp(place, 1);
}

int main(void)
{
	pthread_t threads[4];

	fact((uint32_t)narrow(calls32, TOP(0), 1) == (uint32_t)getpid(), "getpid by int $0x80");
	fact(narrow(calls32, TOP(0), 10000) == getpid(), "ten thousand of them");
	say("write: %ld", narrow(write32, TOP(0), (long)text));
	fact(narrow(registers32, TOP(0), 0) == 1, "registers and the carry survive");
	fact(narrow(deep32, TOP(0), 0) == getpid(), "a call by syscall in code of 64 bits that is called from there");
	handle_info(SIGALRM, on_alarm, SA_RESTART);
	alarm_ms(5, 5);
	long segment = narrow(spin32, TOP(0), (long)&word);
	alarm_ms(0, 0);
	say("spun in %#lx until signals said so", segment);
	fact(in_narrow > 0, "a handler is told of the code segment that it interrupted");
	int before = handled;
	alarm_ms(1, 1);
	bool good = true;
	for (int i = 0; i < 50 || handled < before + 20; i++)
		good &= narrow(calls32, TOP(0), 1000) == getpid();
	alarm_ms(0, 0);
	fact(good, "calls under a timer");
	bool all = true;
	for (long i = 0; i < 4; i++)
		need(pthread_create(&threads[i], NULL, in_thread, (void *)(i + 1)) == 0, "a thread");
	for (int i = 0; i < 4; i++) {
		void *result;
		pthread_join(threads[i], &result);
		all &= result != NULL;
	}
	fact(all, "in four threads");
	pid_t child = fork();
	if (child == 0)
		_exit(narrow(calls32, TOP(0), 3) == getpid() ? 0 : 1);
	show_status("a child", await(child));
	show_status("a jump to nowhere in 32 bits", in_child(fault));
	handle_info(SIGSEGV, on_fault, 0);
	if (sigsetjmp(place, 1) == 0)
		narrow((void *)0x10, TOP(0), 0);
	say("told to a handler: segment %#llx, address %#llx", fault_segment, fault_address);
	good = true;
	for (int i = 0; i < 100; i++)
		good &= raw(SYS_getppid) == getppid();
	fact(good, "the program goes on");
	return verdict();
}

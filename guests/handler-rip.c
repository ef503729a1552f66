/*
 * A handler that interrupts a blocked call sees the application's context: rip behind the syscall instruction
 * and rax = -EINTR, or rip at it and rax the number when the call is to be restarted.
 *
 * Covers: WB-037
 */
#include "guest.h"

static volatile uint64_t rip, rax, rdi, rsi, rdx, rsp;
static int ends[2];

extern const char site[], behind[];

static void on_alarm(int signal, siginfo_t *info, void *context)
{
	const greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;

	rip = regs[REG_RIP];
	rax = regs[REG_RAX];
	rdi = regs[REG_RDI];
	rsi = regs[REG_RSI];
	rdx = regs[REG_RDX];
	rsp = regs[REG_RSP];
	if (rip == (uint64_t)site)
		raw(SYS_write, ends[1], "x", 1);
}

__attribute__((naked, noinline)) static long the_read(int fd, void *buffer, size_t size, uint64_t *own_rsp)
{
	__asm__("mov %rsp, (%rcx)\n"
		"xor %eax, %eax\n"
		".globl site, behind\n"
		"site: syscall\n"
		"behind: ret");
}

int main(void)
{
	char buffer[4];
	uint64_t own_rsp;

	need(pipe(ends) == 0, "a pipe");
	for (int round = 0; round < 6; round++) {
		bool restart = round & 1;
		handle_info(SIGALRM, on_alarm, restart ? SA_RESTART : 0);
		/* Again, in case the first comes before the call. */
		alarm_ms(30, 500);
		long result = the_read(ends[0], buffer, 1, &own_rsp);
		alarm_ms(0, 0);
		say("%s: read = %ld, rip %s, rax %ld, arguments %s, rsp %s", restart ? "SA_RESTART" : "no flags", result,
		    rip == (uint64_t)site ? "at the syscall" : rip == (uint64_t)behind ? "behind the syscall" : "elsewhere",
		    (long)rax, rdi == (uint64_t)ends[0] && rsi == (uint64_t)buffer && rdx == 1 ? "kept" : "changed",
		    rsp == own_rsp ? "kept" : "changed");
	}
	return verdict();
}

/*
 * A tracer looks at a program where it stops behind its exec: the registers are those that the kernel gives it, at its first instruction,
 * and from there on it executes instruction by instruction.
 *
 * Covers: WB-144
 * Builds: default, static
 */
#include "guest.h"
#include <elf.h>
#include <sys/auxv.h>
#include <sys/ptrace.h>
#include <sys/user.h>

#define STEPS 12
#define SHOWN_BYTES 32

/* What the kernel has a program of this kind begin with: its own first instructions, or the interpreter's. */
static const unsigned char *first_instructions(void)
{
	unsigned long base = getauxval(AT_BASE);

	return base ? (unsigned char *)base + ((Elf64_Ehdr *)base)->e_entry : (unsigned char *)getauxval(AT_ENTRY);
}

static bool are_there(pid_t pid, unsigned long rip)
{
	bool same = true;

	for (int i = 0; i < SHOWN_BYTES; i += 8) {
		long word = ptrace(PTRACE_PEEKTEXT, pid, rip + i, 0);
		same &= memcmp(&word, first_instructions() + i, 8) == 0;
	}
	return same;
}

static void look(const char *program, int options)
{
	char *argv[] = { "begun", "again", NULL };
	char *none[] = { NULL };
	struct user_regs_struct regs;
	int status;

	pid_t pid = fork();
	if (pid == 0) {
		if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
			_exit(9);
		raise(SIGSTOP);
		execve(program, argv, none);
		_exit(9);
	}
	waitpid(pid, &status, 0);
	if (WIFSTOPPED(status) && WSTOPSIG(status) == SIGTRAP)
		waitpid(pid, &status, 0);
	need(WIFSTOPPED(status), "the child is traced");
	ptrace(PTRACE_SETOPTIONS, pid, 0, options);
	ptrace(PTRACE_CONT, pid, 0, 0);
	waitpid(pid, &status, 0);
	show_status("at its exec", status);
	need(ptrace(PTRACE_GETREGS, pid, 0, &regs) == 0, "registers");
	say("first instructions: %d, arguments: %ld", are_there(pid, regs.rip), ptrace(PTRACE_PEEKDATA, pid, regs.rsp, 0));
	say("registers: %llx", regs.rax | regs.rbx | regs.rcx | regs.rdx | regs.rsi | regs.rdi | regs.rbp | regs.r8 | regs.r9 |
				       regs.r10 | regs.r11 | regs.r12 | regs.r13 | regs.r14 | regs.r15);
	for (int i = 0; i < STEPS; i++) {
		unsigned long before = regs.rip;

		ptrace(PTRACE_SINGLESTEP, pid, 0, 0);
		waitpid(pid, &status, 0);
		if (!WIFSTOPPED(status) || WSTOPSIG(status) != SIGTRAP || status >> 16 != 0)
			show_status("in a step", status);
		ptrace(PTRACE_GETREGS, pid, 0, &regs);
		say("step %d: %ld", i, (long)(regs.rip - before));
	}
	ptrace(PTRACE_CONT, pid, 0, 0);
	waitpid(pid, &status, 0);
	show_status("its end", status);
}

int main(int argc, char **argv)
{
	if (argc == 2)
		return 42;
	alarm(30);
	look(argv[0], 0);
	look(argv[0], PTRACE_O_TRACEEXEC);
	return 0;
}

/* What a tracer puts below its tracee's stack for a call. */
#ifndef LENDING_H
#define LENDING_H
#include "guest.h"
#include <sys/ptrace.h>
#include <sys/user.h>

#define RED_ZONE 128
#define ROOM 4096

/* Puts a path below what the program uses of its stack, and makes it the call's first argument. */
static inline void lend(pid_t pid, struct user_regs_struct *regs, const char *path)
{
	regs->rsp = (regs->rsp - RED_ZONE - ROOM) & -16ul;
	regs->rdi = regs->rsp;
	for (size_t i = 0; i <= strlen(path); i += 8) {
		long word = 0;
		memcpy(&word, path + i, strnlen(path + i, sizeof word));
		ptrace(PTRACE_POKEDATA, pid, regs->rdi + i, word);
	}
	ptrace(PTRACE_SETREGS, pid, 0, regs);
}
#endif

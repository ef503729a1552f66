/*
 * A tracer that has a filter choose at which calls its tracee stops sees exec as the program makes it, and no call of anybody else's.
 * What it changes of a call is what is made, another one too, and it may have it not made at all. The new program is under the same filter.
 *
 * Covers: WB-144
 */
#include "lending.h"
#include "seccomp.h"

#define RENUMBERED 605
#define TRAPPED SYS_unlink

static const int chosen[] = { SYS_execve, SYS_execveat, SYS_openat, SYS_newfstatat, SYS_faccessat, SYS_faccessat2, SYS_readlink,
	SYS_readlinkat, SYS_fcntl, SYS_close, SYS_rmdir, SYS_getsid };
#define CHOSEN (sizeof chosen / sizeof *chosen)

static const char *program;

static void choose(void)
{
	struct sock_filter code[CHOSEN + 5];
	int count = 0;

	code[count++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	code[count++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, TRAPPED, 0, 1);
	code[count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP | 8);
	for (size_t i = 0; i < CHOSEN; i++)
		code[count++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, chosen[i], CHOSEN - i, 0);
	code[count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	code[count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE | 7);
	struct sock_fprog fprog = { .len = count, .filter = code };
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	need(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &fprog) == 0, "a filter");
}

static int traps;

static void on_trap(int signal, siginfo_t *info, void *context)
{
	ucontext_t *ucontext = context;

	(void)signal;
	traps++;
	say("trapped call %d, %lld, %lld", info->si_syscall, ucontext->uc_mcontext.gregs[REG_RAX], ucontext->uc_mcontext.gregs[REG_RDI]);
	ucontext->uc_mcontext.gregs[REG_RAX] = -EXDEV;
}

static void child(void)
{
	struct sigaction action = { .sa_sigaction = on_trap, .sa_flags = SA_SIGINFO };

	char *argv[] = { "chosen", NULL };
	char *none[] = { NULL };

	ptrace(PTRACE_TRACEME, 0, 0, 0);
	raw(SYS_kill, raw(SYS_getpid), SIGSTOP);
	sigaction(SIGSYS, &action, NULL);
	choose();
	show_raw(raw(SYS_rmdir, 601));
	show_raw(raw(TRAPPED, 606));
	say("%d traps", traps);
	show_raw(raw(SYS_execve, "/nonexistent", argv, none));
	show_raw(raw(SYS_execve, "/skipped", argv, none));
	show_raw(raw(SYS_execve, "/otherwise", argv, none));
	show_raw(raw(SYS_execve, 1, argv, none));
	raw(SYS_getsid, -2);
	show_raw(raw(SYS_execveat, -1, "nonexistent", argv, none, 0));
	show_raw(raw(SYS_close, 602));
	show_raw(raw(SYS_close, RENUMBERED));
	show_raw(raw(SYS_execve, "/lent", argv, none));
	raw(SYS_exit_group, 93);
}

/* What the tracee has at `address`, as far as that is text. */
static const char *text_of(pid_t pid, unsigned long address)
{
	static char text[64];

	for (size_t i = 0; i < sizeof text; i += sizeof(long)) {
		errno = 0;
		long word = ptrace(PTRACE_PEEKDATA, pid, address + i, 0);
		if (errno != 0)
			return "none";
		memcpy(text + i, &word, sizeof word);
	}
	text[sizeof text - 1] = 0;
	return text;
}

/* At a call that the filter chose: how the tracee is to go on. */
static int look(pid_t pid, bool executed)
{
	struct user_regs_struct regs;
	unsigned long message = 0;

	ptrace(PTRACE_GETREGS, pid, 0, &regs);
	ptrace(PTRACE_GETEVENTMSG, pid, 0, &message);
	if (message != 7 || regs.rax != -ENOSYS)
		fact(false, "an event is what the filter says, at the beginning of a call");
	bool known = false;
	for (size_t i = 0; i < CHOSEN; i++)
		known = known || regs.orig_rax == (unsigned)chosen[i];
	if (!known)
		say("a call that nobody chose, %lld", (long long)regs.orig_rax);
	if (executed) {
		/* And what a program begins with. */
		if (regs.orig_rax == SYS_close && regs.rdi > 600)
			say("close(%lld)", regs.rdi);
		return PTRACE_CONT;
	}
	if (regs.orig_rax != SYS_execve && regs.orig_rax != SYS_execveat) {
		say("call %lld, %lld", regs.orig_rax, regs.rdi);
		if (regs.rdi != RENUMBERED)
			return PTRACE_CONT;
		ptrace(PTRACE_POKEUSER, pid, offsetof(struct user, regs.orig_rax), SYS_rmdir);
		return PTRACE_SYSCALL;
	}
	const char *path = text_of(pid, regs.orig_rax == SYS_execve ? regs.rdi : regs.rsi);
	say("call %lld of %s", regs.orig_rax, path);
	if (!strcmp(path, "/skipped")) {
		regs.orig_rax = -1;
		regs.rax = -EDOM;
		ptrace(PTRACE_SETREGS, pid, 0, &regs);
	}
	if (!strcmp(path, "/lent"))
		lend(pid, &regs, program);
	bool to_end = !strcmp(path, "/otherwise") || !strcmp(path, "/lent") || regs.rdi == 1;
	return to_end ? PTRACE_SYSCALL : PTRACE_CONT;
}

static void follow(pid_t pid, int *status)
{
	bool executed = false;
	int request = PTRACE_CONT;
	long deliver = 0;

	while (ptrace(request, pid, 0, deliver) == 0 && waitpid(pid, status, __WALL) == pid && WIFSTOPPED(*status)) {
		struct user_regs_struct regs;
		deliver = 0;
		if (*status >> 16 == PTRACE_EVENT_SECCOMP) {
			request = look(pid, executed);
		} else if (*status >> 16 == PTRACE_EVENT_EXEC) {
			say("the exec");
			executed = true;
		} else if (WSTOPSIG(*status) == (SIGTRAP | 0x80)) {
			ptrace(PTRACE_GETREGS, pid, 0, &regs);
			say("its end, call %lld, %lld", (long long)regs.orig_rax, (long long)regs.rax);
			if ((long long)regs.rax == -ENOENT)
				ptrace(PTRACE_POKEUSER, pid, offsetof(struct user, regs.rax), (long)-EXDEV);
			request = PTRACE_CONT;
		} else {
			deliver = WSTOPSIG(*status);
			say("signal %s", sigabbrev_np(WSTOPSIG(*status)));
		}
	}
}

int main(int argc, char **argv)
{
	int status;

	program = argv[0];
	if (!strcmp(program, "chosen")) {
		raw(SYS_close, 603);
		char *again[] = { "again", NULL };
		show_raw(raw(SYS_execve, "/nonexistent", again, again + 1));
		raw(SYS_close, 604);
		return 3;
	}
	pid_t pid = fork();
	if (pid == 0)
		child();
	need(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status), "the child stops");
	long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL;
	need(ptrace(PTRACE_SETOPTIONS, pid, 0, options) == 0, "options");
	follow(pid, &status);
	show_status("the child", status);
	return verdict();
}

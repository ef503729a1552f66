/*
 * A tracer sees the calls that a program makes, whoever answers them, and no others: of exec, fork, signal actions and
 * descriptors, in new processes too, and of waits that signals end. What it changes of a call is what is made.
 *
 * Covers: WB-081, WB-082, WB-144
 */
#include "guest.h"
#include <sys/ptrace.h>
#include <sys/user.h>
#include <linux/ptrace.h>

#define SKIPPED 661
#define CHANGED 662
#define FAILED 663

static const char *program;
static int alarms;

static void on_usr1(int signal)
{
	raw(SYS_dup, 771);
}

static void on_alarm(int signal)
{
	struct itimerval never = { 0 };

	raw(SYS_setitimer, ITIMER_REAL, &never, NULL);
}

static void child(void)
{
	struct itimerval soon = { .it_value.tv_usec = 100000, .it_interval.tv_usec = 100000 };
	char *argv[] = { "answered", NULL };
	char *none[] = { NULL };

	ptrace(PTRACE_TRACEME, 0, 0, 0);
	raw(SYS_kill, raw(SYS_getpid), SIGSTOP);
	handle(SIGUSR1, on_usr1, 0);
	raw(SYS_execve, "/nonexistent", argv, none);
	raw(SYS_execve, 1, argv, none);
	raw(SYS_readlink, 1, 2, 3);
	raw(SYS_rt_sigaction, SIGUSR2, 1, 0, 8);
	raw(SYS_dup, SKIPPED);
	long duplicate = raw(SYS_dup, CHANGED);
	raw(SYS_close, duplicate);
	long failed = raw(SYS_close, FAILED);
	raw(SYS_kill, raw(SYS_getpid), SIGUSR1);
	handle(SIGALRM, on_alarm, 0);
	raw(SYS_setitimer, ITIMER_REAL, &soon, NULL);
	raw(SYS_ppoll, NULL, 0, NULL, NULL, 0);
	long grandchild = raw(SYS_fork);
	if (grandchild == 0) {
		raw(SYS_close, 881);
		raw(SYS_exit_group, 3);
	}
	raw(SYS_wait4, grandchild, 0, 0, 0);
	raw(SYS_close, failed == -EXDEV ? 991 : 992);
	raw(SYS_execve, program, argv, none);
	raw(SYS_exit_group, 93);
}

static const char *name_of(long long nr)
{
	switch (nr) {
	case SYS_execve: return "execve";
	case SYS_readlink: return "readlink";
	case SYS_rt_sigaction: return "rt_sigaction";
	case SYS_rt_sigreturn: return "rt_sigreturn";
	case SYS_rt_sigprocmask: return "rt_sigprocmask";
	case SYS_dup: return "dup";
	case SYS_close: return "close";
	case SYS_getpid: return "getpid";
	case SYS_kill: return "kill";
	case SYS_setitimer: return "setitimer";
	case SYS_ppoll: return "ppoll";
	case SYS_fork: return "fork";
	case SYS_wait4: return "wait4";
	case SYS_exit_group: return "exit_group";
	default: return NULL;
	}
}

/* Says what a call is, and changes those that are to be. */
static void at_entry(pid_t pid, const struct user_regs_struct *regs)
{
	struct __ptrace_syscall_info info = { 0 };
	const char *name = name_of(regs->orig_rax);

	bool is_told = regs->orig_rax == SYS_close || regs->orig_rax == SYS_dup || regs->orig_rax == SYS_rt_sigaction;

	if (name && is_told)
		say("%s, first argument %lld", name, (long long)regs->rdi);
	else if (name)
		say("%s", name);
	else
		say("call %lld", regs->orig_rax);
	fact(ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info) > 0 && info.op == PTRACE_SYSCALL_INFO_ENTRY
		&& info.entry.nr == regs->orig_rax && info.entry.args[0] == regs->rdi && info.entry.args[1] == regs->rsi,
		"the same by PTRACE_GET_SYSCALL_INFO");
	errno = 0;
	fact(ptrace(PTRACE_PEEKUSER, pid, offsetof(struct user, regs.rdi), 0) == (long)regs->rdi && errno == 0,
		"the same by PTRACE_PEEKUSER");
	if (regs->orig_rax != SYS_dup && regs->orig_rax != SYS_close)
		return;
	if (regs->rdi == SKIPPED || regs->rdi == FAILED)
		ptrace(PTRACE_POKEUSER, pid, offsetof(struct user, regs.orig_rax), -1L);
	if (regs->rdi == CHANGED)
		ptrace(PTRACE_POKEUSER, pid, offsetof(struct user, regs.rdi), 1L);
}

static void at_exit_of(pid_t pid, struct user_regs_struct *regs, long long argument)
{
	struct __ptrace_syscall_info info = { 0 };
	long long result = regs->rax;

	if (result > 0)
		say("  = a number");
	else
		say("  = %lld", result);
	fact(ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info) > 0 && info.op == PTRACE_SYSCALL_INFO_EXIT
		&& info.exit.rval == result && info.exit.is_error == (result < 0), "the same by PTRACE_GET_SYSCALL_INFO");
	if (argument != FAILED)
		return;
	regs->rax = -EXDEV;
	ptrace(PTRACE_SETREGS, pid, 0, regs);
}

/* Until the tracee ends or executes the program. */
static int follow(pid_t pid, int *status)
{
	bool entry = true;
	long deliver = 0;
	long long argument = 0;

	while (ptrace(PTRACE_SYSCALL, pid, 0, deliver) == 0 && waitpid(pid, status, __WALL) == pid && WIFSTOPPED(*status)) {
		int event = *status >> 16;
		deliver = 0;
		if (event == PTRACE_EVENT_EXEC)
			return say("executes"), event;
		if (event == PTRACE_EVENT_FORK) {
			unsigned long made;
			int ended;
			ptrace(PTRACE_GETEVENTMSG, pid, 0, &made);
			say("a process is made");
			need(waitpid(made, &ended, __WALL) == (pid_t)made && WSTOPSIG(ended) == SIGSTOP, "its first stop");
			follow(made, &ended);
			show_status("it", ended);
		} else if (WSTOPSIG(*status) == (SIGTRAP | 0x80)) {
			struct user_regs_struct regs;
			ptrace(PTRACE_GETREGS, pid, 0, &regs);
			if (entry) {
				argument = regs.rdi;
				at_entry(pid, &regs);
			} else {
				at_exit_of(pid, &regs, argument);
			}
			entry = !entry;
		} else {
			deliver = WSTOPSIG(*status);
			/* Whether SIGCHLD or wait4 comes first is not said. */
			if (deliver != SIGCHLD)
				say("signal %s", sigabbrev_np(deliver));
			/* One alarm goes to nobody, and the call it came in is made again. */
			if (deliver == SIGCHLD || (deliver == SIGALRM && alarms++ == 0))
				deliver = 0;
		}
	}
	return 0;
}

int main(int argc, char **argv)
{
	int status;

	program = argv[0];
	if (!strcmp(program, "answered"))
		return 0;
	pid_t pid = fork();
	if (pid == 0)
		child();
	need(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status), "the child stops");
	long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEFORK | PTRACE_O_EXITKILL;
	need(ptrace(PTRACE_SETOPTIONS, pid, 0, options) == 0, "options");
	if (follow(pid, &status) == PTRACE_EVENT_EXEC) {
		struct user_regs_struct regs;
		ptrace(PTRACE_SYSCALL, pid, 0, 0);
		waitpid(pid, &status, 0);
		ptrace(PTRACE_GETREGS, pid, 0, &regs);
		say("the end of execve: number %lld, result %lld", regs.orig_rax, regs.rax);
		ptrace(PTRACE_SYSCALL, pid, 0, 0);
		waitpid(pid, &status, 0);
		ptrace(PTRACE_GETREGS, pid, 0, &regs);
		say("the program's first call: %lld", regs.orig_rax);
		ptrace(PTRACE_CONT, pid, 0, 0);
		waitpid(pid, &status, 0);
	}
	show_status("the child", status);
	return verdict();
}

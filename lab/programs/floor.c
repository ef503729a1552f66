/*
 * floor MECHANISM COMMAND...: runs a command under a supervisor that does nothing but let calls go on. What a call costs here,
 * no supervisor of that mechanism can go below. A filter, where there is one, chooses the call of micro's case passed-on.
 */
#define _GNU_SOURCE
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef SECCOMP_IOCTL_NOTIF_SET_FLAGS
#define SECCOMP_IOCTL_NOTIF_SET_FLAGS SECCOMP_IOW(4, __u64)
#define SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP 1
#endif

static int failed(const char *what)
{
	perror(what);
	return 1;
}

/* The listener's descriptor where `action` has one, or -1 with errno set. */
static int filter(unsigned action, unsigned flags)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_getpgrp, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, action),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof code / sizeof *code, code };
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	return syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags | SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program);
}

/* By ptrace: `resume` is the request that each stop is followed by. */
static int traced(char **command, int resume)
{
	pid_t child = fork();
	if (child == 0) {
		if (ptrace(PTRACE_TRACEME, 0, 0, 0) || raise(SIGSTOP))
			return failed("ptrace");
		if (resume == PTRACE_CONT && filter(SECCOMP_RET_TRACE, 0))
			return failed("seccomp");
		execvp(command[0], command);
		return failed(command[0]);
	}
	int status;
	if (waitpid(child, &status, 0) != child || ptrace(PTRACE_SETOPTIONS, child, 0,
	    PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEEXEC | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK))
		return failed("ptrace");
	int ended = 1;
	for (pid_t task = child; task > 0; task = wait4(-1, &status, __WALL, NULL)) {
		if (WIFSTOPPED(status)) {
			int signal = WSTOPSIG(status);
			ptrace(resume, task, 0, signal == (SIGTRAP | 0x80) || signal == SIGTRAP || signal == SIGSTOP ? 0 : signal);
		} else if (task == child)
			ended = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
	}
	return ended;
}

static void ignored(int signal)
{
}

/* By the kernel's notifications. */
static int notified(char **command)
{
	int listener, ends[2];
	/* The child's listener is also this process's: they share descriptors until the child executes the command. */
	pid_t child = pipe2(ends, O_CLOEXEC) ? -1 : syscall(__NR_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0);
	if (child == 0) {
		listener = filter(SECCOMP_RET_USER_NOTIF, SECCOMP_FILTER_FLAG_NEW_LISTENER);
		if (write(ends[1], &listener, sizeof listener) == sizeof listener && listener >= 0)
			execvp(command[0], command);
		_exit(failed("seccomp"));
	}
	if (child < 0 || read(ends[0], &listener, sizeof listener) != sizeof listener || listener < 0)
		return failed("listener");
	ioctl(listener, SECCOMP_IOCTL_NOTIF_SET_FLAGS, SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP);
	/* Before Linux 6.11 the end of the last task does not end a wait for calls. */
	sigaction(SIGCHLD, &(struct sigaction){ .sa_handler = ignored }, NULL);
	struct seccomp_notif call = { 0 };
	while (!ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call)) {
		struct seccomp_notif_resp answer = { .id = call.id, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE };
		ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
		memset(&call, 0, sizeof call);
	}
	int status;
	return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	/* PTRACE_SYSEMU cannot let a call go on; a supervisor that only does that has to ask for PTRACE_SYSCALL. */
	if (!strcmp(argv[1], "ptrace") || !strcmp(argv[1], "sysemu"))
		return traced(argv + 2, PTRACE_SYSCALL);
	if (!strcmp(argv[1], "trace"))
		return traced(argv + 2, PTRACE_CONT);
	return strcmp(argv[1], "notify") ? 2 : notified(argv + 2);
}

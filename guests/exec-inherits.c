/*
 * What a new program keeps and what it does not: descriptors, signal mask, actions, pending signals, directory, limits, times.
 *
 * Covers: WB-074, WB-118
 * Builds: default, static, m32
 */
#include "guest.h"

extern char **environ;

static void handler(int signal)
{
}

static int first_stage(char **argv)
{
	int keep[2], drop[2];
	sigset_t mask, pending;

	need(pipe(keep) == 0 && pipe2(drop, O_CLOEXEC) == 0, "pipes");
	need(dup2(keep[0], 60) == 60 && dup3(drop[0], 61, O_CLOEXEC) == 61 && dup2(keep[1], 62) == 62, "descriptors");
	need(write(keep[1], "inherited", 9) == 9, "a pipe");
	for (int i = 0; i < 2; i++) {
		close(keep[i]);
		close(drop[i]);
	}
	signal(SIGUSR1, SIG_IGN);
	signal(SIGSEGV, SIG_IGN);
	signal(SIGSYS, SIG_IGN);
	signal(SIGUSR2, handler);
	signal(SIGBUS, handler);
	signal(SIGCHLD, SIG_DFL);
	sigemptyset(&mask);
	sigaddset(&mask, SIGTERM);
	sigaddset(&mask, SIGSEGV);
	sigaddset(&mask, SIGBUS);
	sigaddset(&mask, SIGRTMIN + 3);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	raise(SIGTERM);
	sigpending(&pending);
	say("SIGTERM pends: %d", sigismember(&pending, SIGTERM));
	need(mkdir("here", 0777) == 0 && chdir("here") == 0, "a directory");
	umask(0123);
	nice(3);
	struct rlimit limit = { 77, 1000 };
	setrlimit(RLIMIT_NOFILE, &limit);
	stack_t alternate = { .ss_sp = malloc(65536), .ss_size = 65536 };
	sigaltstack(&alternate, NULL);
	alarm(1000);
	prctl(PR_SET_PDEATHSIG, SIGUSR1);
	char pid[32];
	snprintf(pid, sizeof pid, "%d", getpid());
	execl(argv[0], argv[0], pid, NULL);
	return 99;
}

int main(int argc, char **argv)
{
	char text[4096] = "";
	sigset_t mask, pending;
	struct sigaction action;
	struct rlimit limit;
	stack_t alternate;

	if (argc == 1)
		return first_stage(argv);
	fact(getpid() == atoi(argv[1]), "the process is the same");
	for (int fd = 3; fd < 77; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			say("descriptor %d is open%s", fd, fcntl(fd, F_GETFD) & FD_CLOEXEC ? ", to be closed" : "");
	say("in the pipe: %.*s", (int)read(60, text, sizeof text), text);
	sigprocmask(SIG_SETMASK, NULL, &mask);
	sigpending(&pending);
	for (int signal = 1; signal < 65; signal++) {
		if (signal == 32 || signal == 33)
			continue;
		sigaction(signal, NULL, &action);
		if (action.sa_handler != SIG_DFL || sigismember(&mask, signal) || sigismember(&pending, signal))
			say("signal %d is%s%s%s", signal, action.sa_handler == SIG_IGN ? " ignored" : action.sa_handler ? " caught" : "",
			    sigismember(&mask, signal) ? " blocked" : "", sigismember(&pending, signal) ? " pending" : "");
	}
	say("umask %o", umask(0));
	fact(getcwd(text, sizeof text) && strcmp(strrchr(text, '/'), "/here") == 0, "the directory is the same");
	say("nice %d", getpriority(PRIO_PROCESS, 0));
	getrlimit(RLIMIT_NOFILE, &limit);
	say("descriptors: at most %ld, %ld", (long)limit.rlim_cur, (long)limit.rlim_max);
	sigaltstack(NULL, &alternate);
	say("alternate stack: %s", alternate.ss_flags & SS_DISABLE ? "none" : "some");
	fact(alarm(0) > 900, "the alarm is set");
	int signal = 0;
	prctl(PR_GET_PDEATHSIG, &signal);
	say("parent's death signal %d", signal);
	say("dumpable %d", prctl(PR_GET_DUMPABLE));
	return verdict();
}

/*
 * signalfd, sigwaitinfo and sigtimedwait take blocked signals, SIGSYS too.
 *
 * Covers: WB-024, WB-047, WB-050
 * Builds: default m32
 */
#include "guest.h"
#include <sys/signalfd.h>

int main(void)
{
	sigset_t set;
	struct signalfd_siginfo info;
	siginfo_t taken;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	int fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	need(fd >= 0, "a signalfd");
	show(read(fd, &info, sizeof info));
	sigqueue(getpid(), SIGUSR1, (union sigval){ .sival_int = 5 });
	show(read(fd, &info, sizeof info));
	say("signal %u value %d from self %d", info.ssi_signo, info.ssi_int, info.ssi_pid == (uint32_t)getpid());
	pid_t child = fork();
	if (child == 0)
		_exit(6);
	show(sigwaitinfo(&set, &taken) == SIGCHLD);
	say("child status %d", taken.si_status);
	await(child);
	show(sigtimedwait(&set, &taken, &(struct timespec){ 0, 1000000 }));
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	show(signalfd(fd, &set, 0) == fd);
	return verdict();
}

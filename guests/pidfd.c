/*
 * pidfds: opened, polled, signalled through, waited for; of a child, of oneself, of one that is gone.
 *
 * Covers: WB-066
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	siginfo_t info = { 0 };
	pid_t pid = fork();

	if (pid == 0) {
		pause();
		_exit(0);
	}
	int fd = raw(SYS_pidfd_open, pid, 0);
	need(fd >= 0, "a pidfd");
	say("close-on-exec: %d", fcntl(fd, F_GETFD));
	struct pollfd poller = { fd, POLLIN, 0 };
	show(poll(&poller, 1, 0));
	show_raw(raw(SYS_pidfd_send_signal, fd, 0, 0, 0));
	until_asleep(pid);
	show_raw(raw(SYS_pidfd_send_signal, fd, SIGTERM, 0, 0));
	show(poll(&poller, 1, 5000));
	show(waitid(P_PIDFD, fd, &info, WEXITED));
	fact(info.si_pid == pid && info.si_status == SIGTERM && info.si_code == CLD_KILLED, "it was killed by SIGTERM");
	show_raw(raw(SYS_pidfd_send_signal, fd, SIGTERM, 0, 0));
	show_raw(raw(SYS_pidfd_open, 0, 0));
	show_raw(raw(SYS_pidfd_open, getpid(), 99));
	int self = raw(SYS_pidfd_open, getpid(), 0);
	show_raw(raw(SYS_pidfd_getfd, self, 1, 0) >= 0);
	show_raw(raw(SYS_pidfd_getfd, self, 9999, 0));
	return verdict();
}

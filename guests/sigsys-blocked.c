/*
 * A program may block every signal, SIGSYS among them, and goes on; the mask reads back as set.
 *
 * Covers: WB-024, WB-028
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	sigset_t full, old, now;
	bool good = true;

	sigfillset(&full);
	show(sigprocmask(SIG_SETMASK, &full, &old));
	for (int i = 0; i < 200; i++)
		good &= raw(SYS_getppid) > 0 && raw(SYS_getpid) == getpid();
	fact(good, "calls with every signal blocked");
	sigprocmask(SIG_SETMASK, NULL, &now);
	fact(sigismember(&now, SIGSYS) == 1, "SIGSYS reads back as blocked");
	fact(sigismember(&now, SIGSEGV) == 1 && sigismember(&now, SIGBUS) == 1, "SIGSEGV and SIGBUS too");
	fact(sigismember(&now, SIGKILL) == 0 && sigismember(&now, SIGSTOP) == 0, "SIGKILL and SIGSTOP cannot be");
	fact(sigismember(&old, SIGSYS) == 0, "SIGSYS was not blocked at the start");

	/* Sent while blocked it stays pending, is seen there, and can be taken by sigtimedwait. */
	sigset_t only;
	siginfo_t info;
	struct timespec none = { 0, 0 };
	sigemptyset(&only);
	sigaddset(&only, SIGSYS);
	show(kill(getpid(), SIGSYS));
	sigset_t pending;
	sigpending(&pending);
	fact(sigismember(&pending, SIGSYS) == 1, "a sent SIGSYS is pending");
	show(sigtimedwait(&only, &info, &none) == SIGSYS);
	fact(info.si_code == SI_USER && info.si_pid == getpid(), "and tells its sender");
	show(sigtimedwait(&only, &info, &none));

	/* A per-call view of the mask in another thread or a child is inherited. */
	pid_t child = fork();
	if (child == 0) {
		sigprocmask(SIG_SETMASK, NULL, &now);
		_exit(sigismember(&now, SIGSYS));
	}
	show_status("a child that inherits the mask", await(child));
	show(sigprocmask(SIG_SETMASK, &old, NULL));
	sigprocmask(SIG_SETMASK, NULL, &now);
	fact(sigismember(&now, SIGSYS) == 0, "SIGSYS reads back as unblocked");
	return verdict();
}

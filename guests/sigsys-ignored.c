/*
 * signal(SIGSYS, SIG_IGN) is no reason to die; a sent SIGSYS is then ignored.
 *
 * Covers: WB-025
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	struct sigaction old;

	need(signal(SIGSYS, SIG_IGN) != SIG_ERR, "SIG_IGN");
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= raw(SYS_getpid) == getpid();
	show_raw(raw(SYS_getcwd, 0, 0));
	fact(good, "calls go on");
	show(kill(getpid(), SIGSYS));
	show(raise(SIGSYS));
	sigaction(SIGSYS, NULL, &old);
	fact(old.sa_handler == SIG_IGN, "it reads back as ignored");
	signal(SIGSYS, SIG_DFL);
	sigaction(SIGSYS, NULL, &old);
	fact(old.sa_handler == SIG_DFL, "it reads back as default");
	return verdict();
}

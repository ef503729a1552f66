/*
 * Process groups, sessions and a controlling terminal: SIGTTOU, SIGTTIN and SIGINT go where they should.
 *
 * Covers: WB-070, WB-122
 * Builds: default m32
 */
#include "guest.h"
#include <sys/ioctl.h>
#include <termios.h>

static volatile int got;

static void note(int signal)
{
	got = signal;
}

int main(void)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), status;
	char name[64];

	need(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0 && ptsname_r(master, name, sizeof name) == 0, "a pty");
	pid_t leader = fork();
	if (leader == 0) {
		show(setsid() == getpid());
		int tty = open(name, O_RDWR);
		need(tty >= 0, "the terminal");
		show(tcgetpgrp(tty) == getpgrp());
		int self = open("/dev/tty", O_RDWR);
		show(isatty(self));
		show(tcgetsid(self) == getsid(0));
		pid_t job = fork();
		if (job == 0) {
			char byte;
			setpgid(0, 0);
			read(tty, &byte, 1);
			_exit(1);
		}
		setpgid(job, job);
		waitpid(job, &status, WUNTRACED);
		show_status("a background reader", status);
		show(tcsetpgrp(tty, job));
		kill(job, SIGCONT);
		sleep_ms(50);
		write(master, "\x03", 1);
		show_status("brought to the foreground and interrupted", await(job));
		handle(SIGTTOU, note, 0);
		show(tcsetpgrp(tty, getpgrp()));
		signal(SIGTTOU, SIG_IGN);
		show(tcsetpgrp(tty, getpgrp()));
		_exit(0);
	}
	show_status("the session leader", await(leader));
	show(setpgid(0, 0) == 0 || errno == EPERM);
	show(getpgid(99999999));
	return verdict();
}

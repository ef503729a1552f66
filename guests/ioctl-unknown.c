/*
 * ioctl numbers nobody knows go to the driver as they are; known ones answer.
 *
 * Covers: WB-127
 * Builds: default m32
 */
#include "guest.h"
#include <sys/ioctl.h>
#include <termios.h>

int main(void)
{
	int ends[2], count = -1, file = open("file", O_RDWR | O_CREAT, 0600);
	char buffer[256];

	need(pipe(ends) == 0 && write(ends[1], "12345", 5) == 5 && file >= 0, "files");
	show(ioctl(ends[0], FIONREAD, &count));
	say("%d bytes", count);
	show(ioctl(ends[0], TCGETS, buffer));
	show(ioctl(file, TIOCGWINSZ, buffer));
	show(ioctl(file, FIONREAD, &count));
	show(ioctl(ends[0], FIONREAD, 8));
	show(ioctl(9999, FIONREAD, &count));
	show(ioctl(ends[0], FIONBIO, &(int){ 1 }));
	say("nonblocking %d", !!(fcntl(ends[0], F_GETFL) & O_NONBLOCK));
	show(ioctl(file, FIOCLEX));
	say("flags %d", fcntl(file, F_GETFD));
	unsigned seed = 1;
	for (int i = 0; i < 200; i++) {
		seed = seed * 1103515245 + 12345;
		long result = raw(SYS_ioctl, ends[0], 0xab000000u | (seed >> 8 & 0xffffff), -1);
		if (result != -ENOTTY)
			say("round %d: %ld", i, result);
	}
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	if (master < 0)
		return verdict();
	struct termios modes;
	show(tcgetattr(master, &modes));
	show(ioctl(master, TIOCSWINSZ, (&(struct winsize){ 11, 22, 33, 44 })));
	struct winsize size;
	show(ioctl(master, TIOCGWINSZ, &size));
	say("%d x %d", size.ws_row, size.ws_col);
	return verdict();
}

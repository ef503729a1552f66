/*
 * An int argument is the low half of its register; garbage above is legal, also above the number.
 *
 * Covers: WB-012
 */
#include "guest.h"

static void nothing(int signal)
{
}

int main(void)
{
	int ends[2];
	char byte = 'x';

	need(pipe(ends) == 0, "a pipe");
	show_raw(raw(SYS_write, 0x7700000000L | ends[1], &byte, 1));
	show_raw(raw(SYS_read, 0x5500000000L | ends[0], &byte, 1));
	struct pollfd entry = { ends[0], POLLIN, 0 };
	handle(SIGALRM, nothing, 0);
	alarm_ms(100, 500);
	/* A timeout of -1 in the low half: it blocks until the signal. */
	show_raw(raw(SYS_poll, &entry, 1, 0x77000000ffffffffL));
	alarm_ms(0, 0);
	show_raw(raw(SYS_openat, 0x12345678ffffff9cL, "/", O_RDONLY | O_DIRECTORY) < 0);
	show_raw(raw(SYS_close, 0x100000000L | 9999));
	fact(raw(0x100000000L | SYS_getpid) == getpid(), "the number is its low half");
	fact(raw(0x7fffffff00000000L | SYS_getpid) == getpid(), "whatever is above it");
	show_raw(raw(SYS_close, 0x100000000L | ends[0]));
	show_raw(raw(SYS_fcntl, ends[0], 0x900000000L | F_GETFD));
	return verdict();
}

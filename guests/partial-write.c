/*
 * A large write that a signal interrupts returns what it wrote so far, and no byte is lost or doubled.
 *
 * Covers: WB-035
 * Builds: default m32
 */
#include "guest.h"

static volatile int handled;

static void on_alarm(int signal)
{
	handled++;
}

int main(void)
{
	enum { SIZE = 1 << 20 };
	static uint8_t data[SIZE];
	int ends[2], partial = 0;
	size_t sent = 0;

	need(pipe(ends) == 0, "a pipe");
	for (int i = 0; i < SIZE; i++)
		data[i] = (uint8_t)(i * 2654435761u >> 24);
	pid_t reader = fork();
	if (reader == 0) {
		uint8_t buffer[3000];
		size_t at = 0, wrong = 0;
		close(ends[1]);
		for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0; sleep_ms(1))
			for (ssize_t i = 0; i < n; i++, at++)
				wrong += at >= SIZE || buffer[i] != data[at];
		say("read %zu bytes, wrong %zu", at, wrong);
		_exit(0);
	}
	close(ends[0]);
	handle(SIGALRM, on_alarm, SA_RESTART);
	alarm_ms(7, 7);
	while (sent < SIZE) {
		ssize_t n = write(ends[1], data + sent, SIZE - sent);
		if (n < 0)
			break;
		partial += (size_t)n < SIZE - sent;
		sent += n;
	}
	alarm_ms(0, 0);
	fact(partial > 0 && handled > 0, "some writes were partial");
	say("wrote %zu bytes", sent);
	close(ends[1]);
	show_status("the reader", await(reader));
	return verdict();
}

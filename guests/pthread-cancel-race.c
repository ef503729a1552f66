/*
 * Cancellation that is pending before the call, comes at any moment of it, or is disabled.
 *
 * The library may lose the byte of a read that it cancels on its way out (glibc bug 12683), but only that.
 *
 * Covers: WB-054
 * Builds: default m32
 */
#include "guest.h"

static int ends[2];
static atomic_long got;

static void *read_on(void *argument)
{
	char byte;

	for (;;)
		if (read(ends[0], &byte, 1) == 1)
			got++;
	return NULL;
}

static void *pending(void *argument)
{
	char byte;

	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
	pthread_cancel(pthread_self());
	bool reached = getppid() > 0 || getpid() > 0;
	*(bool *)argument = reached;
	pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
	read(ends[0], &byte, 1);
	*(bool *)argument = false;
	return NULL;
}

static void *asynchronous(void *argument)
{
	pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
	for (;;)
		raw(SYS_getppid);
	return NULL;
}

int main(void)
{
	pthread_t thread;
	void *result;
	long sent = 0, cancelled = 0;
	bool reached = false;

	need(pipe(ends) == 0, "a pipe");
	for (int i = 0; i < 300; i++) {
		need(pthread_create(&thread, NULL, read_on, NULL) == 0, "a thread");
		for (int j = 0; j < i % 7; j++)
			sent += write(ends[1], "x", 1);
		pthread_cancel(thread);
		pthread_join(thread, &result);
		cancelled += result == PTHREAD_CANCELED;
	}
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	for (char byte; read(ends[0], &byte, 1) == 1;)
		got++;
	fcntl(ends[0], F_SETFL, 0);
	say("cancelled %ld", cancelled);
	fact(sent - got >= 0 && sent - got <= cancelled, "at most one byte lost a cancellation");
	pthread_create(&thread, NULL, pending, &reached);
	pthread_join(thread, &result);
	say("pending: cancelled %d, at the next point %d", result == PTHREAD_CANCELED, reached);
	for (int i = 0; i < 20; i++) {
		pthread_create(&thread, NULL, asynchronous, NULL);
		sleep_ms(2);
		pthread_cancel(thread);
		pthread_join(thread, &result);
		cancelled += result == PTHREAD_CANCELED;
	}
	say("asynchronously cancelled %ld", cancelled - 300);
	return verdict();
}

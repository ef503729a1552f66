/*
 * Fifteen hundred threads at once, each blocked in a call, with small stacks; all are woken and end.
 *
 * Covers: WB-064
 * Builds: default m32 m32-static
 */
#include "guest.h"

enum { COUNT = 1500 };
static int ends[2];
static _Atomic int started, ended;

static void *wait_here(void *argument)
{
	char byte;

	started++;
	ended += read(ends[0], &byte, 1) == 1;
	return NULL;
}

int main(void)
{
	static pthread_t threads[COUNT];
	static char bytes[COUNT];
	pthread_attr_t attributes;

	need(pipe(ends) == 0, "a pipe");
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, 32768);
	for (int i = 0; i < COUNT; i++)
		need(pthread_create(&threads[i], &attributes, wait_here, NULL) == 0, "a thread");
	while (started < COUNT)
		sleep_ms(1);
	fact(write(ends[1], bytes, COUNT) == COUNT, "a byte for each");
	for (int i = 0; i < COUNT; i++)
		pthread_join(threads[i], NULL);
	say("ended %d", ended);
	return verdict();
}

/*
 * A program built with AddressSanitizer starts, finds room for its shadow, makes calls and reports its error.
 *
 * Covers: WB-159
 * Flags: -fsanitize=address
 * Builds: default m32
 */
#include "guest.h"

static void overflow(void)
{
	volatile char *bytes = malloc(10);

	close(2);
	bytes[10] = 1;
	say("not seen");
}

static void *call(void *argument)
{
	char *mine = malloc(1000);
	long parent = raw(SYS_getppid);
	free(mine);
	return parent > 0 ? argument : NULL;
}

int main(void)
{
	pthread_t threads[4];
	void *result;

	for (int i = 0; i < 4; i++)
		need(pthread_create(&threads[i], NULL, call, threads) == 0, "a thread");
	bool good = true;
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], &result);
		good &= result == threads;
	}
	fact(good, "threads");
	show_status("an overflow", in_child(overflow));
	return verdict();
}

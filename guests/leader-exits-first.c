/*
 * The first thread may leave before the others; the process ends with the last and its status.
 *
 * Covers: WB-067
 * Builds: default m32
 */
#include "guest.h"

static void *last(void *argument)
{
	sleep_ms(50);
	say("the last thread still runs; the leader is a %s", task_state(getpid()) == 'Z' ? "zombie" : "task");
	if (argument)
		_exit(17);
	raw(SYS_exit, 5);
	return NULL;
}

static void by_exit_group(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, last, (void *)1);
	pthread_exit(NULL);
}

static void by_raw_exit(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, last, NULL);
	raw(SYS_exit, 3);
}

static void *kill_all(void *argument)
{
	_exit(9);
}

static void from_a_thread(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, kill_all, NULL);
	for (;;)
		pause();
}

int main(void)
{
	show_status("exit_group after the leader left", in_child(by_exit_group));
	show_status("two single exits", in_child(by_raw_exit));
	show_status("exit_group from a thread", in_child(from_a_thread));
	return verdict();
}

/*
 * pthread_cancel of a thread blocked in read, poll, accept, nanosleep and futex waits; its cleanup runs.
 *
 * Covers: WB-054
 * Builds: default m32 m32-static
 */
#include "guest.h"
#include <semaphore.h>
#include <sys/socket.h>

static int ends[2], server;
static sem_t semaphore;
static _Atomic pid_t tid;
static volatile int cleaned;

static void cleanup(void *argument)
{
	cleaned++;
}

static void *block(void *argument)
{
	char byte;

	tid = raw(SYS_gettid);
	pthread_cleanup_push(cleanup, NULL);
	switch ((long)argument) {
	case 0: read(ends[0], &byte, 1); break;
	case 1: poll(&(struct pollfd){ ends[0], POLLIN, 0 }, 1, -1); break;
	case 2: accept(server, NULL, NULL); break;
	case 3: sleep(100); break;
	case 4: sem_wait(&semaphore); break;
	case 5: pause(); break;
	}
	pthread_cleanup_pop(0);
	return NULL;
}

int main(void)
{
	static const char *names[] = { "read", "poll", "accept", "sleep", "sem_wait", "pause" };

	need(pipe(ends) == 0, "a pipe");
	server = socket(AF_UNIX, SOCK_STREAM, 0);
	need(bind(server, &(struct sockaddr){ .sa_family = AF_UNIX }, 2) == 0 && listen(server, 1) == 0, "a socket");
	sem_init(&semaphore, 0, 0);
	for (long which = 0; which < 6; which++) {
		pthread_t thread;
		void *result = NULL;
		cleaned = 0;
		tid = 0;
		need(pthread_create(&thread, NULL, block, (void *)which) == 0, "a thread");
		while (!tid)
			sched_yield();
		until_asleep(tid);
		int error = pthread_cancel(thread);
		pthread_join(thread, &result);
		say("%s: error %d, cancelled %d, cleaned %d", names[which], error, result == PTHREAD_CANCELED, cleaned);
	}
	return verdict();
}

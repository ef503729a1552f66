/*
 * fork in a program of eight busy threads: the child has one thread and works.
 *
 * Covers: WB-057, WB-110
 * Builds: default m32
 */
#include "guest.h"
#include <dirent.h>

static atomic_bool stop;

static void *busy(void *argument)
{
	struct stat st;

	while (!stop) {
		raw(SYS_getppid);
		stat("/", &st);
		free(malloc(100));
	}
	return NULL;
}

static int own_threads(void)
{
	DIR *dir = opendir("/proc/self/task");
	int count = 0;

	for (struct dirent *entry; (entry = readdir(dir));)
		count += entry->d_name[0] != '.';
	closedir(dir);
	return count;
}

int main(void)
{
	pthread_t threads[8];
	int wrong = 0;

	say("threads at the start: %d", own_threads());
	for (int i = 0; i < 8; i++)
		need(pthread_create(&threads[i], NULL, busy, NULL) == 0, "a thread");
	say("threads: %d", own_threads());
	for (int i = 0; i < 60; i++) {
		pid_t pid = fork();
		if (pid == 0) {
			pthread_t one;
			struct stat st;
			bool good = own_threads() == 1 && stat("/", &st) == 0;
			stop = true;
			good &= i % 6 != 0 || (pthread_create(&one, NULL, busy, NULL) == 0 && pthread_join(one, NULL) == 0);
			_exit(good ? 7 : 8);
		}
		int status = await(pid);
		wrong += !WIFEXITED(status) || WEXITSTATUS(status) != 7;
	}
	stop = true;
	for (int i = 0; i < 8; i++)
		pthread_join(threads[i], NULL);
	say("wrong children: %d", wrong);
	return wrong != 0;
}

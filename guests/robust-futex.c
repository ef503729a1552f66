/*
 * The kernel marks a robust mutex whose owner ended; get_robust_list gives back what was set.
 *
 * Covers: WB-064
 * Builds: default m32 m32-static
 */
#include "guest.h"

static pthread_mutex_t *mutex;

static void *die_holding(void *argument)
{
	pthread_mutex_lock(mutex);
	return NULL;
}

int main(void)
{
	pthread_mutexattr_t attr;
	pthread_t thread;
	void *head;
	size_t length;

	mutex = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pthread_mutexattr_init(&attr);
	pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
	pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(mutex, &attr);
	for (int i = 0; i < 50; i++) {
		pthread_create(&thread, NULL, die_holding, NULL);
		pthread_join(thread, NULL);
		int result = pthread_mutex_lock(mutex);
		if (i == 0 || result != EOWNERDEAD)
			say("after a thread: %s", error_name(result));
		pthread_mutex_consistent(mutex);
		pthread_mutex_unlock(mutex);
	}
	for (int how = 0; how < 2; how++) {
		pid_t pid = fork();
		if (pid == 0) {
			pthread_mutex_lock(mutex);
			if (how)
				kill(getpid(), SIGKILL);
			_exit(0);
		}
		await(pid);
		say("after a process that %s: %s", how ? "was killed" : "exited", error_name(pthread_mutex_lock(mutex)));
		pthread_mutex_consistent(mutex);
		pthread_mutex_unlock(mutex);
	}
	show_raw(raw(SYS_get_robust_list, 0, &head, &length));
	say("length %zu", length);
	show_raw(raw(SYS_set_robust_list, head, 23));
	return verdict();
}

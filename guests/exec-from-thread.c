/*
 * execve in a thread: the others end, the process keeps its number, and the program is the only task.
 *
 * Covers: WB-075
 * Builds: default, static, m32
 */
#include "guest.h"
#include <dirent.h>

static char **arguments;

static void *wait_forever(void *argument)
{
	for (;;)
		pause();
}

static void *spin(void *argument)
{
	for (;;)
		getppid();
}

static void *execute(void *argument)
{
	sleep_ms(20);
	execv(arguments[0], arguments);
	_exit(98);
}

int main(int argc, char **argv)
{
	pthread_t thread;
	char pid[32];
	int tasks = 0;

	if (argc == 3) {
		DIR *directory = opendir("/proc/self/task");
		for (struct dirent *entry; (entry = readdir(directory));)
			tasks += entry->d_name[0] != '.';
		fact(getpid() == atoi(argv[1]) && raw(SYS_gettid) == getpid(), "the process is the same");
		say("%s: tasks: %d", argv[2], tasks);
		if (argv[2][0] == 'l')
			return verdict();
		char *again[] = { argv[0], argv[1], "leader ended first", NULL };
		arguments = again;
		for (int i = 0; i < 4; i++)
			pthread_create(&thread, NULL, i % 2 ? spin : wait_forever, NULL);
		pthread_create(&thread, NULL, execute, NULL);
		raw(SYS_exit, 0);
	}
	snprintf(pid, sizeof pid, "%d", getpid());
	char *stage[] = { argv[0], pid, "from a thread", NULL };
	arguments = stage;
	for (int i = 0; i < 4; i++)
		pthread_create(&thread, NULL, i % 2 ? spin : wait_forever, NULL);
	pthread_create(&thread, NULL, execute, NULL);
	wait_forever(NULL);
}

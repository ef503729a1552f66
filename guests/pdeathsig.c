/*
 * PR_SET_PDEATHSIG fires when the thread that forked ends.
 *
 * Covers: WB-071
 * Builds: default m32
 */
#include "guest.h"

static pid_t child;
static int ends[2];

static void *fork_and_end(void *argument)
{
	child = fork();
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		write(ends[1], "r", 1);
		for (;;)
			pause();
	}
	char byte;
	read(ends[0], &byte, 1);
	return NULL;
}

int main(void)
{
	pthread_t thread;

	need(pipe(ends) == 0, "a pipe");
	pthread_create(&thread, NULL, fork_and_end, NULL);
	pthread_join(thread, NULL);
	show_status("the child of the thread that ended", await(child));
	int signal = -1;
	show(prctl(PR_SET_PDEATHSIG, SIGHUP));
	show(prctl(PR_GET_PDEATHSIG, &signal));
	say("signal %d", signal);
	return verdict();
}

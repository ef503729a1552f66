/*
 * A filter is kept over fork, threads and exec; TSYNC reaches running threads; /proc shows it.
 *
 * Covers: WB-079, WB-138
 * Builds: default m32
 */
#include "seccomp.h"

static _Atomic bool installed;

static void *wait_for_it(void *argument)
{
	while (!installed)
		sched_yield();
	say("a thread that ran before: %ld", raw(SYS_getpgid, 0));
	return NULL;
}

static void status(void)
{
	char text[8192], *line;

	slurp("/proc/self/status", text, sizeof text);
	if ((line = strstr(text, "\nSeccomp:")))
		say("%.*s", (int)strcspn(line + 1, "\n"), line + 1);
}

int main(int argc, char **argv)
{
	pthread_t thread;
	struct sock_filter filter[] = { LOAD_NR, ON(SYS_getpgid), GIVE(SECCOMP_RET_ERRNO | 4001), GIVE(SECCOMP_RET_ALLOW) };

	if (argc > 1) {
		say("the next program: %ld", raw(SYS_getpgid, 0));
		return 0;
	}
	status();
	pthread_create(&thread, NULL, wait_for_it, NULL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	show_raw(FILTER(filter, SECCOMP_FILTER_FLAG_TSYNC));
	installed = true;
	pthread_join(thread, NULL);
	status();
	pid_t pid = fork();
	if (pid == 0) {
		say("a child: %ld", raw(SYS_getpgid, 0));
		execv("/proc/self/exe", (char *[]){ argv[0], "stage", NULL });
		_exit(1);
	}
	show_status("it", await(pid));
	return verdict();
}

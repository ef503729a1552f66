/*
 * Programs are executed, one after another, under a filter that refuses what they have no need of: signal actions and stacks, prctl, clone3,
 * execveat, memfd_create and sendfile. They live, their threads and children too, and what they do of the last five is refused.
 *
 * Covers: WB-138
 * Builds: default static
 */
#include "seccomp.h"
#include <pthread.h>

static const char *action_name;

static void *thread(void *argument)
{
	return raw(SYS_getpid) == getpid() ? argument : NULL;
}

static void child(void)
{
	say("a child has its parent: %s", getppid() > 0 ? "yes" : "NO");
}

static void *fork_shy(void)
{
	pid_t pid = raw(SYS_fork);

	if (pid == 0) {
		child();
		fflush(stdout);
		_exit(5);
	}
	show_status("a child", await(pid));
	return NULL;
}

static void refused(void)
{
	show_raw(raw(SYS_prctl, PR_GET_DUMPABLE, 0, 0, 0, 0));
	show_raw(raw(SYS_prctl, 12345, 0, 0, 0, 0));
	show_raw(raw(SYS_clone3, NULL, 0));
	show_raw(raw(SYS_clone3, NULL, 88));
	show_raw(raw(SYS_memfd_create, "name", 0));
	show_raw(raw(SYS_sendfile, 1, 0, NULL, 1));
}

static int go_on(int argc, char **argv)
{
	int left = atoi(argv[2]);
	int well;
	void *result = NULL;
	pthread_t task;
	char count[] = { '0' + left - 1, 0 };
	char *arguments[] = { argv[0], argv[1], count, NULL };

	say("%s, %d to go", argv[1], left);
	fork_shy();
	if (!strcmp(argv[1], "errno")) {
		refused();
		if (pthread_create(&task, NULL, thread, &well) == 0)
			pthread_join(task, &result);
		say("a thread: %s", result == &well ? "works" : "there is none");
	}
	fflush(stdout);
	if (left > 0)
		execv("/proc/self/exe", arguments);
	else if (!strcmp(argv[1], "kill"))
		raw(SYS_memfd_create, "name", 0);
	return 3;
}

static void filtered(unsigned action)
{
	struct sock_filter filter[] = {
		LOAD_NR, ON(SYS_rt_sigaction), GIVE(action), ON(SYS_sigaltstack), GIVE(action), ON(SYS_clone3), GIVE(SECCOMP_RET_ERRNO | ENOSYS),
		ON(SYS_execveat), GIVE(action), ON(SYS_memfd_create), GIVE(action), ON(SYS_sendfile), GIVE(action),
		ON(SYS_prctl), GIVE(action), GIVE(SECCOMP_RET_ALLOW),
	};
	char *arguments[] = { "guest", (char *)action_name, "2", NULL };

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	show_raw(FILTER(filter, 0));
	fflush(stdout);
	execv("/proc/self/exe", arguments);
	say("execve: %s", strerror(errno));
}

static void refuse(void)
{
	action_name = "errno";
	filtered(SECCOMP_RET_ERRNO | ECONNREFUSED);
}

static void kill_process(void)
{
	action_name = "kill";
	filtered(SECCOMP_RET_KILL_PROCESS);
}

int main(int argc, char **argv)
{
	if (argc > 2)
		return go_on(argc, argv);
	show_status("where they are errors", in_child(refuse));
	show_status("where they kill", in_child(kill_process));
	return verdict();
}

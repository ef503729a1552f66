/*
 * A filter's errors: each call it names gives the error it names, the others work; stacked filters, the strictest wins.
 *
 * Covers: WB-138
 * Builds: default m32
 */
#include "seccomp.h"

static void *in_thread(void *argument)
{
	show_raw(raw(SYS_getppid));
	return NULL;
}

static void filtered(void)
{
	pthread_t thread;
	struct sock_filter filter[] = {
		LOAD_NR, ON(SYS_getppid), GIVE(SECCOMP_RET_ERRNO | 4000), ON(SYS_uname), GIVE(SECCOMP_RET_ERRNO | ENOSYS),
		ON(SYS_sched_yield), GIVE(SECCOMP_RET_ERRNO | 0), GIVE(SECCOMP_RET_ALLOW),
	};
	struct sock_filter second[] = { LOAD_NR, ON(SYS_getppid), GIVE(SECCOMP_RET_ERRNO | EPERM), GIVE(SECCOMP_RET_ALLOW) };

	for (int i = 0; i < 10; i++)
		raw(SYS_getuid);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	show_raw(FILTER(filter, 0));
	say("getppid: %ld", raw(SYS_getppid));
	show_raw(raw(SYS_uname, 8));
	show_raw(raw(SYS_sched_yield));
	fact(raw(SYS_getpid) == getpid(), "getpid works");
	show_raw(FILTER(second, 0));
	show_raw(raw(SYS_getppid));
	pthread_create(&thread, NULL, in_thread, NULL);
	pthread_join(thread, NULL);
	pid_t pid = fork();
	if (pid == 0) {
		show_raw(raw(SYS_getppid));
		_exit(0);
	}
	await(pid);
	say("mode %d", prctl(PR_GET_SECCOMP, 0, 0, 0, 0));
}

int main(void)
{
	say("mode %d", prctl(PR_GET_SECCOMP, 0, 0, 0, 0));
	show_raw(raw(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, (&(uint32_t){ SECCOMP_RET_TRAP })));
	show_raw(raw(SYS_seccomp, 99, 0, 0));
	show_status("it", in_child(filtered));
	say("mode %d", prctl(PR_GET_SECCOMP, 0, 0, 0, 0));
	return verdict();
}

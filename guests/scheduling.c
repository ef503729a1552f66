/*
 * Affinity, nice values and policies are the program's, inherited and kept.
 *
 * Covers: WB-153
 * Builds: default m32
 */
#include "guest.h"

static void look(const char *who)
{
	cpu_set_t set;
	struct sched_param parameter;

	CPU_ZERO(&set);
	sched_getaffinity(0, sizeof set, &set);
	sched_getparam(0, &parameter);
	errno = 0;
	say("%s: %d processors, nice %d, policy %d, priority %d, slack %d", who, CPU_COUNT(&set), getpriority(PRIO_PROCESS, 0),
	    sched_getscheduler(0), parameter.sched_priority, prctl(PR_GET_TIMERSLACK));
}

static void *in_thread(void *argument)
{
	look("a thread");
	return NULL;
}

int main(void)
{
	cpu_set_t set;
	pthread_t thread;

	look("at first");
	CPU_ZERO(&set);
	CPU_SET(sched_getcpu(), &set);
	show(sched_setaffinity(0, sizeof set, &set));
	show(nice(5));
	show(sched_setscheduler(0, SCHED_BATCH, &(struct sched_param){ 0 }));
	show(prctl(PR_SET_TIMERSLACK, 12345));
	look("changed");
	pthread_create(&thread, NULL, in_thread, NULL);
	pthread_join(thread, NULL);
	pid_t pid = fork();
	if (pid == 0) {
		look("a child");
		_exit(0);
	}
	await(pid);
	show_ok(setpriority(PRIO_PROCESS, 0, 4));
	show(sched_setscheduler(0, 99, &(struct sched_param){ 0 }));
	show(sched_get_priority_max(SCHED_FIFO));
	show(sched_rr_get_interval(0, &(struct timespec){ 0 }));
	struct { uint32_t size, policy; uint64_t flags; int32_t nice; uint32_t priority; uint64_t runtime, deadline, period; uint32_t low, high; } attr = { 0 };
	show_raw(raw(SYS_sched_getattr, 0, &attr, sizeof attr, 0));
	say("policy %u, nice %d", attr.policy, attr.nice);
	show_raw(raw(SYS_sched_getattr, 0, &attr, 8, 0));
	return verdict();
}

/*
 * A filter as browsers have for their content: what they never do traps (the gs base, Syscall User Dispatch, a signal stack of another
 * thread's). Threads and processes begun under it live, and nothing traps that they did not do.
 *
 * Covers: WB-138
 * Builds: default m32
 */
#include "seccomp.h"
#include <linux/prctl.h>
#include <asm/prctl.h>
#include <pthread.h>

#define LOAD_FIRST BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args))

static volatile int trapped;

static void on_sigsys(int signal, siginfo_t *info, void *context)
{
	trapped++;
}

static void *work(void *argument)
{
	struct timespec moment = { 0, 1000 };

	for (int i = 0; i < 20; i++) {
		raw(SYS_nanosleep, &moment, NULL);
		if (raw(SYS_getpriority, 0, 0) < 0)
			return NULL;
	}
	return argument;
}

static void threads(const char *whose)
{
	int well = 0;

	for (int i = 0; i < 8; i++) {
		pthread_t thread;
		void *result = NULL;

		if (pthread_create(&thread, NULL, work, &well) == 0)
			pthread_join(thread, &result);
		well += result == &well;
	}
	say("%s: %d threads did their work", whose, well);
}

static void child(void)
{
	threads("a child");
	say("%d traps", trapped);
}

static void filtered(unsigned action)
{
	struct sock_filter filter[] = {
		LOAD_NR,
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_sigaltstack, 6, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prctl, 3, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_arch_prctl, 0, 5),
		LOAD_FIRST,
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH_SET_GS, 2, 3),
		LOAD_FIRST,
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PR_SET_SYSCALL_USER_DISPATCH, 0, 1),
		GIVE(action),
		GIVE(SECCOMP_RET_ALLOW),
	};

	handle_info(SIGSYS, on_sigsys, 0);
	threads("before");
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	show_raw(FILTER(filter, 0));
	threads("after");
	show_status("a child", in_child(child));
	say("%d traps", trapped);
}

static void trap(void)
{
	filtered(SECCOMP_RET_TRAP | 5);
}

static void refuse(void)
{
	filtered(SECCOMP_RET_ERRNO | EPERM);
}

static void kill_process(void)
{
	filtered(SECCOMP_RET_KILL_PROCESS);
}

int main(void)
{
	show_status("one that traps", in_child(trap));
	show_status("one that refuses", in_child(refuse));
	show_status("one that kills", in_child(kill_process));
	return verdict();
}

/*
 * sigsuspend, ppoll, pselect6 and epoll_pwait change the mask only inside: no signal is lost before them,
 * and it is as before after them and in the handler of nothing else.
 *
 * Covers: WB-036, WB-040
 * Builds: default m32
 */
#include "guest.h"
#include <sys/epoll.h>

static volatile sig_atomic_t handled;
static uint64_t mask_in_handler;

static void on_usr1(int signal, siginfo_t *info, void *context)
{
	handled++;
	raw(SYS_rt_sigprocmask, SIG_BLOCK, 0, &mask_in_handler, 8);
}

static long call(int which, int epoll)
{
	static uint64_t none;
	struct { const void *mask; size_t size; } pair = { &none, 8 };
	char event[16];

	switch (which) {
	case 0: return raw(SYS_rt_sigsuspend, &none, 8);
	case 1: return raw(SYS_ppoll, 0, 0, 0, &none, 8);
	case 2: return raw(SYS_pselect6, 0, 0, 0, 0, 0, &pair);
	default: return raw(SYS_epoll_pwait, epoll, event, 1, -1, &none, 8);
	}
}

int main(void)
{
	static const char *names[] = { "rt_sigsuspend", "ppoll", "pselect6", "epoll_pwait" };
	int epoll = epoll_create1(0);
	uint64_t blocked = 1ul << (SIGUSR1 - 1) | 1ul << (SIGUSR2 - 1), now;
	pid_t parent = getpid();

	handle_info(SIGUSR1, on_usr1, 0);
	raw(SYS_rt_sigprocmask, SIG_SETMASK, &blocked, 0, 8);
	for (int which = 0; which < 4; which++) {
		int lost = 0;
		bool good = true;
		/* Pending before the call. */
		for (int i = 0; i < 300; i++) {
			int before = handled;
			kill(parent, SIGUSR1);
			good &= handled == before;
			good &= call(which, epoll) == -EINTR;
			good &= handled == before + 1;
			raw(SYS_rt_sigprocmask, SIG_BLOCK, 0, &now, 8);
			good &= now == blocked && mask_in_handler == 1ul << (SIGUSR1 - 1);
		}
		say("%s takes a pending signal: %s", names[which], good ? "yes" : "NO");
		/* Racing with it: a child answers each round by one more signal. */
		int ping[2];
		need(pipe(ping) == 0, "a pipe");
		pid_t child = fork();
		if (child == 0) {
			char byte;
			close(ping[1]);
			while (read(ping[0], &byte, 1) == 1)
				kill(parent, SIGUSR1);
			_exit(0);
		}
		close(ping[0]);
		int begin = handled;
		for (int i = 0; i < 2000; i++) {
			need(write(ping[1], "p", 1) == 1, "a ping");
			lost += call(which, epoll) != -EINTR;
		}
		say("%s: rounds answered by no EINTR %d, signals handled %d", names[which], lost, handled - begin);
		close(ping[1]);
		await(child);
	}
	return verdict();
}

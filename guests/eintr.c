/*
 * Each blocking call returns EINTR once after a handler without SA_RESTART ran.
 *
 * Covers: WB-014, WB-029, WB-030
 * Builds: default m32 m32-static
 */
#include "guest.h"
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/un.h>

static volatile int handled;

static void on_alarm(int signal)
{
	handled++;
}

#define TRY(call) \
	do { \
		handled = 0; \
		alarm_ms(30, 30); \
		long result = (call); \
		alarm_ms(0, 0); \
		say("%s = %ld %s, handler ran: %s", #call, result < 0 ? -1 : result, \
		    result < 0 ? error_name(-result) : "", handled ? "yes" : "no"); \
	} while (0)

int main(void)
{
	int ends[2], full[2], word = 0, status;
	char buffer[4096] = { 0 };

	need(pipe(ends) == 0 && pipe2(full, O_NONBLOCK) == 0, "pipes");
	while (write(full[1], buffer, sizeof buffer) > 0)
		;
	fcntl(full[1], F_SETFL, 0);
	int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	need(bind(server, (void *)&address, sizeof address.sun_family) == 0 && listen(server, 1) == 0, "a socket");
	int pair[2];
	need(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) == 0, "a socket pair");
	int queue = msgget(IPC_PRIVATE, 0600), sem = semget(IPC_PRIVATE, 1, 0600);
	need(queue >= 0 && sem >= 0, "SysV IPC");
	pid_t child = fork();
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (;;)
			pause();
	}
	handle(SIGALRM, on_alarm, 0);

	TRY(raw(SYS_read, ends[0], buffer, 1));
	TRY(raw(SYS_readv, ends[0], (&(struct { void *p; size_t n; }){ buffer, 1 }), 1));
	TRY(raw(SYS_write, full[1], buffer, sizeof buffer));
	TRY(raw(SYS_accept, server, 0, 0));
	TRY(raw(SYS_accept4, server, 0, 0, 0));
	TRY(raw(SYS_recvfrom, pair[0], buffer, 1, 0, 0, 0));
	TRY(raw(SYS_wait4, child, &status, 0, 0));
	TRY(raw(SYS_waitid, P_PID, child, 0, WEXITED, 0));
	TRY(raw(SYS_futex, &word, 0, 0, 0, 0, 0));
	TRY(raw(SYS_pause));
	TRY(raw(SYS_nanosleep, (&(struct timespec){ 20, 0 }), 0));
	TRY(raw(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, (&(struct timespec){ 20, 0 }), 0));
	TRY(raw(SYS_poll, (&(struct pollfd){ ends[0], POLLIN, 0 }), 1, 20000));
	TRY(raw(SYS_ppoll, (&(struct pollfd){ ends[0], POLLIN, 0 }), 1, 0, 0, 8));
	fd_set set;
	FD_ZERO(&set);
	FD_SET(ends[0], &set);
	TRY(raw(SYS_select, ends[0] + 1, &set, 0, 0, 0));
	TRY(raw(SYS_pselect6, ends[0] + 1, &set, 0, 0, 0, 0));
	int epoll = epoll_create1(EPOLL_CLOEXEC);
	TRY(raw(SYS_epoll_wait, epoll, buffer, 1, 20000));
	TRY(raw(SYS_epoll_pwait, epoll, buffer, 1, -1, 0, 8));
	TRY(raw(SYS_msgrcv, queue, buffer, 8, 0, 0));
	TRY(raw(SYS_semop, sem, (&(struct sembuf){ 0, -1, 0 }), 1));
	TRY(raw(SYS_rt_sigsuspend, (&(uint64_t){ 0 }), 8));
	TRY(raw(SYS_rt_sigtimedwait, (&(uint64_t){ 1ul << (SIGUSR2 - 1) }), 0, (&(struct timespec){ 20, 0 }), 8));
	int lock = memfd_create("lock", 0);
	char path[64];
	snprintf(path, sizeof path, "/proc/self/fd/%d", lock);
	int other = open(path, O_RDWR);
	need(flock(lock, LOCK_EX) == 0, "a lock");
	TRY(raw(SYS_flock, other, LOCK_EX));
	msgctl(queue, IPC_RMID, NULL);
	semctl(sem, 0, IPC_RMID);
	kill(child, SIGKILL);
	show_status("the child", await(child));
	return verdict();
}

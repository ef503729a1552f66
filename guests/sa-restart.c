/*
 * With SA_RESTART the restartable calls go on with their original arguments, the others still say EINTR.
 *
 * Covers: WB-014, WB-031, WB-032
 * Builds: default m32
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
static int ends[2], server, lock_holder;
static pid_t releaser;

static void on_alarm(int signal)
{
	handled++;
}

/* A process that does `what` 150 ms later. */
static void later(void (*what)(void))
{
	releaser = fork();
	if (releaser == 0) {
		signal(SIGALRM, SIG_DFL);
		sleep_ms(150);
		what();
		_exit(0);
	}
}

static void write_byte(void)
{
	raw(SYS_write, ends[1], "R", 1);
}

static void connect_once(void)
{
	struct sockaddr_un address;
	socklen_t length = sizeof address;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	getsockname(server, (void *)&address, &length);
	connect(fd, (void *)&address, length);
}

static void do_nothing(void)
{
}

#define TRY(call, release) \
	do { \
		handled = 0; \
		later(release); \
		alarm_ms(30, 30); \
		long result = (call); \
		alarm_ms(0, 0); \
		say("%s = %ld %s, handler ran: %s", #call, result < 0 ? -1L : result > 0 ? 1L : 0L, \
		    result < 0 ? error_name(-result) : "", handled ? "yes" : "no"); \
		await(releaser); \
	} while (0)

int main(void)
{
	char buffer[64];
	int status;
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	need(pipe(ends) == 0, "a pipe");
	server = socket(AF_UNIX, SOCK_STREAM, 0);
	need(bind(server, (void *)&address, sizeof address.sun_family) == 0 && listen(server, 1) == 0, "a socket");
	handle(SIGALRM, on_alarm, SA_RESTART);
	TRY(raw(SYS_read, ends[0], buffer, 1), write_byte);
	TRY(raw(SYS_readv, ends[0], (&(struct { void *p; size_t n; }){ buffer, 1 }), 1), write_byte);
	TRY(raw(SYS_accept, server, 0, 0), connect_once);
	TRY(raw(SYS_wait4, releaser, &status, 0, 0), do_nothing);
	TRY(raw(SYS_waitid, P_PID, releaser, 0, WEXITED | WNOWAIT, 0), do_nothing);
	TRY(raw(SYS_nanosleep, (&(struct timespec){ 1, 0 }), 0), do_nothing);
	TRY(raw(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, (&(struct timespec){ 1, 0 }), 0), do_nothing);
	TRY(raw(SYS_pause), do_nothing);
	TRY(raw(SYS_poll, (&(struct pollfd){ ends[0], POLLIN, 0 }), 1, 1000), do_nothing);
	TRY(raw(SYS_ppoll, (&(struct pollfd){ ends[0], POLLIN, 0 }), 1, (&(struct timespec){ 1, 0 }), 0, 8), do_nothing);
	fd_set set;
	FD_ZERO(&set);
	FD_SET(ends[0], &set);
	TRY(raw(SYS_select, ends[0] + 1, &set, 0, 0, (&(struct timeval){ 1, 0 })), do_nothing);
	int epoll = epoll_create1(EPOLL_CLOEXEC);
	TRY(raw(SYS_epoll_wait, epoll, buffer, 1, 1000), do_nothing);
	int queue = msgget(IPC_PRIVATE, 0600), sem = semget(IPC_PRIVATE, 1, 0600);
	TRY(raw(SYS_msgrcv, queue, buffer, 8, 0, 0), do_nothing);
	TRY(raw(SYS_semop, sem, (&(struct sembuf){ 0, -1, 0 }), 1), do_nothing);
	TRY(raw(SYS_rt_sigsuspend, (&(uint64_t){ 0 }), 8), do_nothing);
	TRY(raw(SYS_rt_sigtimedwait, (&(uint64_t){ 1ul << (SIGUSR2 - 1) }), 0, (&(struct timespec){ 1, 0 }), 8), do_nothing);
	int word = 0;
	TRY(raw(SYS_futex, &word, 0, 0, (&(struct timespec){ 0, 300000000 }), 0, 0), do_nothing);
	msgctl(queue, IPC_RMID, NULL);
	semctl(sem, 0, IPC_RMID);
	return verdict();
}

/*
 * epoll_wait, semop and sigtimedwait say EINTR after stop and continue, without any handler.
 *
 * Covers: WB-034
 * Builds: default m32
 */
#include "guest.h"
#include <sys/epoll.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/socket.h>

int main(void)
{
	static const char *names[] = { "epoll_wait", "semop", "rt_sigtimedwait", "recv with SO_RCVTIMEO", "read" };
	int epoll = epoll_create1(0), sem = semget(IPC_PRIVATE, 1, 0600), pair[2], ends[2];

	need(epoll >= 0 && sem >= 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0 && pipe(ends) == 0, "the objects");
	setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, (&(struct timeval){ 5, 0 }), sizeof(struct timeval));
	for (int which = 0; which < 5; which++) {
		pid_t pid = fork();
		if (pid == 0) {
			char buffer[64];
			long result = 0;
			switch (which) {
			case 0: result = raw(SYS_epoll_wait, epoll, buffer, 1, 5000); break;
			case 1: result = raw(SYS_semop, sem, (&(struct sembuf){ 0, -1, 0 }), 1); break;
			case 2: result = raw(SYS_rt_sigtimedwait, (&(uint64_t){ 1ul << (SIGUSR2 - 1) }), 0, (&(struct timespec){ 5, 0 }), 8); break;
			case 3: result = raw(SYS_recvfrom, pair[0], buffer, 1, 0, 0, 0); break;
			case 4: result = raw(SYS_read, ends[0], buffer, 1); break;
			}
			show_result(names[which], result < 0 ? -1 : result, -result);
			_exit(0);
		}
		until_asleep(pid);
		kill(pid, SIGSTOP);
		int status;
		waitpid(pid, &status, WUNTRACED);
		kill(pid, SIGCONT);
		sleep_ms(50);
		if (which == 4)
			need(write(ends[1], "x", 1) == 1, "the byte");
		await(pid);
	}
	semctl(sem, 0, IPC_RMID);
	return verdict();
}

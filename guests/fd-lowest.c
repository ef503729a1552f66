/*
 * A program starts with descriptors 0, 1 and 2 only, and a new one is always the lowest free number.
 *
 * Covers: WB-114
 * Builds: default m32
 */
#include "guest.h"
#include <sys/epoll.h>
#include <sys/socket.h>

int main(void)
{
	int pair[2];

	show(open("/", O_RDONLY));
	show(dup(1));
	show(pipe(pair));
	say("pipe gives %d and %d", pair[0], pair[1]);
	show(close(4));
	show(socket(AF_UNIX, SOCK_STREAM, 0));
	show(close(0));
	show(open("/dev/null", O_RDONLY));
	show(fcntl(1, F_DUPFD, 100));
	show(epoll_create1(0));
	show(fcntl(1, F_DUPFD_CLOEXEC, 5));
	for (int fd = 3; fd < 101; fd++)
		close(fd);
	show(open("/", O_PATH));
	pid_t pid = fork();
	if (pid == 0) {
		show(dup(0));
		_exit(0);
	}
	await(pid);
	return verdict();
}

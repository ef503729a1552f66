/*
 * A new program image has the descriptors that were not marked close-on-exec, and only those.
 *
 * Covers: WB-118
 * Builds: default m32
 */
#include "guest.h"
#include <sys/socket.h>
#include <sys/eventfd.h>

static void stage(void)
{
	int others = 0;

	for (int fd = 0; fd < 20; fd++) {
		int flags = fcntl(fd, F_GETFD);
		if (flags >= 0)
			say("%d is open, flags %d", fd, flags);
	}
	for (int fd = 20; fd < 20000; fd++)
		others += fcntl(fd, F_GETFD) >= 0 && !(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	say("%d others that would be inherited", others);
	char byte = 0;
	show(read(5, &byte, 1));
	say("from the pipe: %c", byte);
}

int main(int argc, char **argv)
{
	int ends[2];

	if (argc > 1) {
		stage();
		return 0;
	}
	need(open("/", O_RDONLY) == 3, "3");
	need(open("/", O_RDONLY | O_CLOEXEC) == 4, "4");
	need(pipe(ends) == 0 && ends[0] == 5, "5 and 6");
	need(write(6, "x", 1) == 1, "a byte");
	need(eventfd(0, EFD_CLOEXEC) == 7, "7");
	need(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) == 8, "8");
	need(dup3(1, 9, O_CLOEXEC) == 9, "9");
	need(fcntl(8, F_SETFD, 0) == 0, "8 kept");
	need(fcntl(3, F_SETFD, FD_CLOEXEC) == 0, "3 closed");
	need(dup2(9, 10) == 10, "10");
	execv("/proc/self/exe", (char *[]){ argv[0], "stage", NULL });
	need(false, "the second stage");
}

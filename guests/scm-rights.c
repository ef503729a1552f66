/*
 * Descriptors and credentials travel over AF_UNIX sockets; MSG_CMSG_CLOEXEC marks them.
 *
 * Covers: WB-124
 * Builds: default m32
 */
#include "guest.h"
#include <sys/socket.h>
#include <sys/un.h>

static ssize_t pass(int socket, const int *fds, int count)
{
	char control[CMSG_SPACE(sizeof(int) * 8)] = { 0 }, byte = 'b';
	struct iovec iov = { &byte, 1 };
	struct msghdr message = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control, .msg_controllen = CMSG_SPACE(sizeof(int) * count) };
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(int) * count);
	memcpy(CMSG_DATA(header), fds, sizeof(int) * count);
	return sendmsg(socket, &message, 0);
}

static int take(int socket, int *fds, int room, int flags)
{
	char control[CMSG_SPACE(sizeof(int) * 8) + CMSG_SPACE(sizeof(struct ucred))] = { 0 }, byte = 0;
	struct iovec iov = { &byte, 1 };
	struct msghdr message = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control, .msg_controllen = room };
	int count = 0;

	if (recvmsg(socket, &message, flags) < 0)
		return -errno;
	say("byte %c, flags %s%s", byte, message.msg_flags & MSG_CTRUNC ? "truncated " : "", message.msg_flags & MSG_CMSG_CLOEXEC ? "cloexec" : "");
	for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
		if (header->cmsg_type == SCM_CREDENTIALS) {
			struct ucred *who = (struct ucred *)CMSG_DATA(header);
			fact(who->pid == getpid() && who->uid == getuid() && who->gid == getgid(), "the sender's credentials");
			continue;
		}
		count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		memcpy(fds, CMSG_DATA(header), sizeof(int) * count);
	}
	return count;
}

int main(void)
{
	int pair[2], ends[2], got[8] = { 0 }, one = 1;
	char word[8] = "";

	need(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0 && pipe(ends) == 0, "sockets");
	show(pass(pair[0], ends, 2));
	show(take(pair[1], got, CMSG_SPACE(sizeof(int) * 8), 0));
	say("received as %d and %d, flags %d", got[0], got[1], fcntl(got[0], F_GETFD));
	show(write(got[1], "through", 7));
	show(read(ends[0], word, 7));
	say("read %s", word);
	show(pass(pair[0], ends, 1));
	show(take(pair[1], got, CMSG_SPACE(sizeof(int) * 8), MSG_CMSG_CLOEXEC));
	say("received as %d, flags %d", got[0], fcntl(got[0], F_GETFD));
	show(pass(pair[0], (int[]){ 1, 1, 1 }, 3));
	show(take(pair[1], got, CMSG_SPACE(sizeof(int)), 0));
	show(pass(pair[0], (int[]){ 9999 }, 1));
	show(setsockopt(pair[1], SOL_SOCKET, SO_PASSCRED, &one, sizeof one));
	show(write(pair[0], "c", 1));
	show(take(pair[1], got, CMSG_SPACE(sizeof(struct ucred)), 0));
	setsockopt(pair[1], SOL_SOCKET, SO_PASSCRED, &(int){ 0 }, sizeof one);
	struct ucred peer;
	socklen_t length = sizeof peer;
	show(getsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, &peer, &length));
	fact(peer.pid == getpid(), "the peer's pid");
	pid_t pid = fork();
	if (pid == 0) {
		int fd = open("passed", O_RDWR | O_CREAT, 0600);
		pass(pair[0], &fd, 1);
		_exit(0);
	}
	await(pid);
	show(take(pair[1], got, CMSG_SPACE(sizeof(int) * 8), 0));
	show(write(got[0], "from a child", 12));
	return verdict();
}

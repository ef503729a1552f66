/*
 * SECCOMP_RET_USER_NOTIF: a program supervises its child: sees numbers and arguments, answers, lets continue, adds descriptors.
 *
 * Covers: WB-139
 * Builds: default m32
 */
#include "seccomp.h"
#include <sys/ioctl.h>
#include <sys/socket.h>

static void child(int socket)
{
	struct sock_filter filter[] = { LOAD_NR, ON(SYS_getpgid), GIVE(SECCOMP_RET_USER_NOTIF), GIVE(SECCOMP_RET_ALLOW) };

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	long listener = FILTER(filter, SECCOMP_FILTER_FLAG_NEW_LISTENER);
	show_result("a listener", listener < 0 ? -1 : 0, -listener);
	struct sock_filter again[] = { GIVE(SECCOMP_RET_ALLOW) };
	show_raw(FILTER(again, SECCOMP_FILTER_FLAG_NEW_LISTENER));
	char control[CMSG_SPACE(sizeof(int))] = { 0 }, byte = 0;
	struct iovec iov = { &byte, 1 };
	struct msghdr message = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control };
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	*header = (struct cmsghdr){ CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS };
	*(int *)CMSG_DATA(header) = listener;
	sendmsg(socket, &message, 0);
	close(listener);
	say("answered: %ld", raw(SYS_getpgid, 11));
	show_raw(raw(SYS_getpgid, 12));
	fact(raw(SYS_getpgid, 0) == getpgrp(), "continued");
	long fd = raw(SYS_getpgid, 13);
	say("descriptor works: %d", fcntl(fd, F_GETFD) >= 0);
	_exit(76);
}

int main(void)
{
	int pair[2];

	need(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "sockets");
	pid_t pid = fork();
	if (pid == 0)
		child(pair[1]);
	char control[CMSG_SPACE(sizeof(int))], byte;
	struct iovec iov = { &byte, 1 };
	struct msghdr message = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control };
	need(recvmsg(pair[0], &message, 0) == 1, "the listener");
	int listener = *(int *)CMSG_DATA(CMSG_FIRSTHDR(&message));
	struct { int number; long argument; bool of_child; int sent; } seen[4] = { 0 };
	/* The child writes meanwhile: what was seen is told at the end. */
	for (int i = 0; i < 4; i++) {
		struct seccomp_notif call = { 0 };
		if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call) < 0)
			break;
		struct seccomp_notif_resp answer = { .id = call.id };
		seen[i].number = call.data.nr;
		seen[i].argument = call.data.args[0];
		seen[i].of_child = (pid_t)call.pid == pid;
		if (i == 0)
			answer.val = 4321;
		if (i == 1)
			answer.error = -ENOMEDIUM;
		if (i == 2)
			answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
		if (i == 3) {
			struct seccomp_notif_addfd add = { .id = call.id, .srcfd = 1 };
			answer.val = ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &add);
		}
		seen[i].sent = ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
	}
	show_status("the child", await(pid));
	for (int i = 0; i < 4; i++)
		say("number %d, argument %ld, of the child: %d, answer sent: %d", seen[i].number, seen[i].argument, seen[i].of_child, seen[i].sent);
	return verdict();
}

/*
 * AF_UNIX sockets of all three kinds, abstract and named; shutdown, SIGPIPE, MSG_PEEK, and what each end is told.
 *
 * Covers: WB-124
 * Builds: default m32
 */
#include "guest.h"
#include <sys/socket.h>
#include <sys/un.h>

static volatile int pipes;

static void on_pipe(int signal)
{
	pipes++;
}

int main(void)
{
	struct sockaddr_un address = { AF_UNIX, "socket" }, peer;
	socklen_t length = sizeof peer;
	char text[32] = "";
	int pair[2], server = socket(AF_UNIX, SOCK_STREAM, 0);

	handle(SIGPIPE, on_pipe, 0);
	show(bind(server, (struct sockaddr *)&address, sizeof address));
	show(bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address, sizeof address));
	show(listen(server, 5));
	pid_t pid = fork();
	if (pid == 0) {
		int client = socket(AF_UNIX, SOCK_STREAM, 0);
		connect(client, (struct sockaddr *)&address, sizeof address);
		send(client, "hello", 5, 0);
		recv(client, text, sizeof text, 0);
		_exit(!strcmp(text, "answer") ? 82 : 83);
	}
	int connection = accept4(server, (struct sockaddr *)&peer, &length, SOCK_CLOEXEC);
	say("peer's name has %d bytes", (int)length);
	show(recv(connection, text, 2, MSG_PEEK));
	show(recv(connection, text, 5, MSG_WAITALL));
	say("%s", text);
	show(send(connection, "answer", 6, 0));
	show_status("the client", await(pid));
	show(recv(connection, text, 5, 0));
	show(send(connection, "x", 1, 0));
	show(send(connection, "x", 1, MSG_NOSIGNAL));
	say("SIGPIPE %d times", pipes);
	show(unlink("socket"));
	for (int type = SOCK_DGRAM; type <= SOCK_SEQPACKET; type += SOCK_SEQPACKET - SOCK_DGRAM) {
		show(socketpair(AF_UNIX, type, 0, pair));
		show(send(pair[0], "packet one", 10, 0));
		show(send(pair[0], "two", 3, 0));
		show(recv(pair[1], text, 4, MSG_TRUNC));
		show(recv(pair[1], text, 32, MSG_DONTWAIT));
		show(recv(pair[1], text, 32, MSG_DONTWAIT));
		show(shutdown(pair[0], SHUT_WR));
		show(send(pair[0], "x", 1, MSG_NOSIGNAL));
	}
	struct mmsghdr many[3] = { 0 };
	struct iovec iov[3] = { { "a", 1 }, { "bb", 2 }, { "ccc", 3 } };
	socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
	for (int i = 0; i < 3; i++)
		many[i].msg_hdr = (struct msghdr){ .msg_iov = iov + i, .msg_iovlen = 1 };
	show(sendmmsg(pair[0], many, 3, 0));
	char places[3][4];
	for (int i = 0; i < 3; i++)
		iov[i] = (struct iovec){ places[i], 4 };
	show(recvmmsg(pair[1], many, 3, MSG_DONTWAIT, NULL));
	say("%u %u %u", many[0].msg_len, many[1].msg_len, many[2].msg_len);
	return verdict();
}

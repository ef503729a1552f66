/*
 * Sockets and System V IPC of programs of 32 bits: each call by number, and through the multiplexers socketcall and ipc; messages with
 * descriptors and credentials, whose headers the kernel converts.
 *
 * Covers: WB-018, WB-110, WB-124
 * Builds: m32 m32-static
 */
#include "ia32.h"
#include <netinet/in.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/un.h>

/* Of linux/net.h: which call of sockets. */
enum { SOCKET = 1, BIND, CONNECT, LISTEN, ACCEPT, GETSOCKNAME, GETPEERNAME, SOCKETPAIR, SEND, RECV, SENDTO, RECVFROM, SHUTDOWN, SETSOCKOPT,
       GETSOCKOPT, SENDMSG, RECVMSG, ACCEPT4, RECVMMSG, SENDMMSG };
#define MUX(which, ...) raw(SYS_socketcall, which, ((unsigned long[]){ __VA_ARGS__ }))
#define P(pointer) ((unsigned long)(pointer))

static void multiplexed(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) }, peer = { 0 };
	socklen_t length = sizeof address;
	char text[16] = "";
	int pair[2], option = 1;

	long server = MUX(SOCKET, AF_INET, SOCK_STREAM, 0);
	fact(server >= 0, "socket");
	show_raw(MUX(BIND, server, P(&address), sizeof address));
	show_raw(MUX(LISTEN, server, 5));
	show_raw(MUX(GETSOCKNAME, server, P(&address), P(&length)));
	long client = MUX(SOCKET, AF_INET, SOCK_STREAM, 0);
	show_raw(MUX(CONNECT, client, P(&address), sizeof address));
	long accepted = MUX(ACCEPT, server, P(&peer), P(&length));
	fact(accepted >= 0 && length == sizeof peer && peer.sin_family == AF_INET, "accept");
	show_raw(MUX(SEND, client, P("by send"), 7, 0));
	show_raw(MUX(RECV, accepted, P(text), 7, 0));
	say("%s", text);
	show_raw(MUX(GETPEERNAME, client, P(&peer), P(&length)));
	fact(peer.sin_port == address.sin_port, "the peer's port");
	show_raw(MUX(SETSOCKOPT, client, SOL_SOCKET, SO_KEEPALIVE, P(&option), sizeof option));
	option = 0;
	length = sizeof option;
	show_raw(MUX(GETSOCKOPT, client, SOL_SOCKET, SO_KEEPALIVE, P(&option), P(&length)));
	say("option %d of %d bytes", option, length);
	/* Two words for the time in a program of 32 bits. */
	struct { int32_t seconds, microseconds; } timeout = { 0, 20000 };
	struct { int64_t seconds, microseconds; } wide = { 0, 0 };
	show_raw(MUX(SETSOCKOPT, client, SOL_SOCKET, 20, P(&timeout), sizeof timeout)); /* SO_RCVTIMEO_OLD */
	length = sizeof wide;
	show_raw(MUX(GETSOCKOPT, client, SOL_SOCKET, 66, P(&wide), P(&length))); /* SO_RCVTIMEO_NEW */
	say("timeout %lld of %d bytes", (long long)wide.microseconds, length);
	show_raw(MUX(RECV, client, P(text), 7, 0));
	show_raw(MUX(SHUTDOWN, client, SHUT_WR));
	show_raw(MUX(RECV, accepted, P(text), 7, 0));
	show_raw(MUX(SOCKETPAIR, AF_UNIX, SOCK_DGRAM, 0, P(pair)));
	show_raw(MUX(SENDTO, pair[0], P("by sendto"), 9, 0, 0, 0));
	show_raw(MUX(RECVFROM, pair[1], P(text), 15, 0, 0, 0));
	say("%s", text);
	show_raw(MUX(ACCEPT4, server, 0, 0, 0x12345));
	show_raw(raw(SYS_socketcall, 0, 8));
	show_raw(raw(SYS_socketcall, 21, 8));
	show_raw(raw(SYS_socketcall, SOCKET, 8));
	/* The same by numbers of their own. */
	show_raw(raw(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, pair));
	show_raw(raw(SYS_sendto, pair[0], "direct", 6, 0, 0, 0));
	memset(text, 0, sizeof text);
	show_raw(raw(SYS_recvfrom, pair[1], text, 15, 0, 0, 0));
	say("%s", text);
	show_raw(raw(SYS_getsockopt, pair[0], SOL_SOCKET, SO_TYPE, &option, &length));
	say("type %d", option);
}

static void messages(bool by_mux)
{
	union { struct cmsghdr header; char room[256]; } control = { 0 }, got = { 0 };
	struct iovec out[2] = { { "to", 2 }, { "gether", 6 } }, in = { (char[16]){ 0 }, 16 };
	struct msghdr message = { .msg_iov = out, .msg_iovlen = 2, .msg_control = &control, .msg_controllen = CMSG_SPACE(8) };
	struct msghdr taken = { .msg_iov = &in, .msg_iovlen = 1, .msg_control = &got, .msg_controllen = sizeof got };
	int pair[2], ends[2], on = 1;
	char byte = 0;

	say("sendmsg and recvmsg %s", by_mux ? "by socketcall" : "by number");
	need(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0 && pipe(ends) == 0, "sockets");
	setsockopt(pair[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
	control.header = (struct cmsghdr){ .cmsg_len = CMSG_LEN(8), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS };
	memcpy(CMSG_DATA(&control.header), ends, 8);
	say("a header has %zu bytes, two descriptors with it %zu", sizeof(struct cmsghdr), CMSG_SPACE(8));
	show_raw(by_mux ? MUX(SENDMSG, pair[0], P(&message), 0) : raw(SYS_sendmsg, pair[0], &message, 0));
	show_raw(by_mux ? MUX(RECVMSG, pair[1], P(&taken), MSG_CMSG_CLOEXEC) : raw(SYS_recvmsg, pair[1], &taken, MSG_CMSG_CLOEXEC));
	say("%.8s, control of %zu bytes, flags %#x", (char *)in.iov_base, (size_t)taken.msg_controllen, taken.msg_flags);
	for (struct cmsghdr *header = CMSG_FIRSTHDR(&taken); header; header = CMSG_NXTHDR(&taken, header)) {
		if (header->cmsg_type == SCM_CREDENTIALS) {
			struct ucred *who = (struct ucred *)CMSG_DATA(header);
			say("credentials of %u bytes, right %d", header->cmsg_len, who->pid == getpid() && who->uid == getuid());
		} else if (header->cmsg_type == SCM_RIGHTS) {
			int fds[2];
			memcpy(fds, CMSG_DATA(header), 8);
			write(fds[1], "!", 1);
			read(ends[0], &byte, 1);
			say("descriptors of %u bytes, work %d, close on exec %d", header->cmsg_len, byte == '!', fcntl(fds[0], F_GETFD));
			close(fds[0]);
			close(fds[1]);
		}
	}
	/* Less room than there is to tell. */
	taken.msg_controllen = sizeof(struct cmsghdr) + 12 + sizeof(struct cmsghdr) + 4;
	raw(SYS_sendmsg, pair[0], &message, 0);
	show_raw(raw(SYS_recvmsg, pair[1], &taken, 0));
	say("truncated %d", !!(taken.msg_flags & MSG_CTRUNC));
	control.header.cmsg_len = 4;
	show_raw(raw(SYS_sendmsg, pair[0], &message, 0));
	control.header.cmsg_len = CMSG_LEN(8);
	((int *)CMSG_DATA(&control.header))[0] = 9999;
	show_raw(raw(SYS_sendmsg, pair[0], &message, 0));
	show_raw(raw(SYS_sendmsg, pair[0], 8, 0));
	message.msg_controllen = 0;
	struct mmsghdr several[3] = { { message }, { message }, { message } }, all[3] = { { taken }, { taken }, { taken } };
	int datagrams[2];
	socketpair(AF_UNIX, SOCK_DGRAM, 0, datagrams);
	show_raw(by_mux ? MUX(SENDMMSG, datagrams[0], P(several), 3, 0) : raw(SYS_sendmmsg, datagrams[0], several, 3, 0));
	struct { int32_t seconds, ns; } brief = { 1, 0 };
	show_raw(by_mux ? MUX(RECVMMSG, datagrams[1], P(all), 3, 0, P(&brief)) : raw(SYS_recvmmsg, datagrams[1], all, 3, 0, &brief));
	say("%u %u %u bytes", several[0].msg_len, all[1].msg_len, all[2].msg_len);
}

/* Of linux/ipc.h. */
enum { SEMOP = 1, SEMGET, SEMCTL, SEMTIMEDOP, MSGSND = 11, MSGRCV, MSGGET, MSGCTL, SHMAT = 21, SHMDT, SHMGET, SHMCTL, IPC_64_ = 0x100 };

static void ipc(void)
{
	unsigned long at = 0, value = 7;
	struct { long type; char text[12]; } message = { 3, "a message" };

	long id = raw(SYS_ipc, SHMGET, IPC_PRIVATE, 10000, IPC_CREAT | 0600, 0);
	fact(id >= 0, "shmget");
	show_raw(raw(SYS_ipc, SHMAT, id, 0, &at, 0));
	need(at != 0, "shared memory");
	struct shmid_ds state;
	show_raw(raw(SYS_ipc, SHMCTL, id, IPC_STAT | IPC_64_, 0, &state));
	say("%zu bytes, %lu attached, mode %o", (size_t)state.shm_segsz, (unsigned long)state.shm_nattch, state.shm_perm.mode);
	struct { int16_t key[2], uid, gid, cuid, cgid; uint16_t mode, seq; int32_t size; uint32_t times[3]; int16_t cpid, lpid; uint16_t nattch, unused; uint32_t more[2]; } old;
	show_raw(raw(SYS_ipc, SHMCTL, id, IPC_STAT, 0, &old));
	say("of old: %d bytes, %u attached", old.size, old.nattch);
	pid_t child = fork();
	if (child == 0) {
		((int *)at)[2000] = 4711;
		_exit(0);
	}
	await(child);
	say("written by a child: %d", ((int *)at)[2000]);
	show_raw(raw(SYS_ipc, SHMDT, 0, 0, 0, at));
	show_raw(raw(SYS_ipc, SHMCTL, id, IPC_RMID, 0, 0));

	long semaphores = raw(SYS_ipc, SEMGET, IPC_PRIVATE, 2, IPC_CREAT | 0600, 0);
	fact(semaphores >= 0, "semget");
	show_raw(raw(SYS_ipc, SEMCTL, semaphores, 1, SETVAL, &value));
	show_raw(raw(SYS_ipc, SEMCTL, semaphores, 1, GETVAL, &value));
	struct sembuf down = { 0, -1, 0 }, try = { 0, -1, IPC_NOWAIT };
	show_raw(raw(SYS_ipc, SEMOP, semaphores, 1, 0, &try));
	struct { int32_t seconds, ns; } brief = { 0, 1000000 };
	show_raw(raw(SYS_ipc, SEMTIMEDOP, semaphores, 1, 0, &down, &brief));
	struct semid_ds about;
	unsigned long address = P(&about);
	show_raw(raw(SYS_ipc, SEMCTL, semaphores, 0, IPC_STAT | IPC_64_, &address));
	say("%lu semaphores", (unsigned long)about.sem_nsems);
	show_raw(raw(SYS_ipc, SEMCTL, semaphores, 0, IPC_RMID, &value));
	show_raw(raw(SYS_semctl, semaphores, 0, GETVAL, 0));

	long queue = raw(SYS_ipc, MSGGET, IPC_PRIVATE, IPC_CREAT | 0600, 0, 0);
	fact(queue >= 0, "msgget");
	show_raw(raw(SYS_ipc, MSGSND, queue, 9, 0, &message));
	show_raw(raw(SYS_msgsnd, queue, &message, 5, 0));
	memset(&message, 0, sizeof message);
	/* Of old, two arguments are behind a pointer; of version 1 they are not. */
	struct { unsigned long buffer; long type; } kludge = { P(&message), 0 };
	show_raw(raw(SYS_ipc, MSGRCV, queue, 12, 0, &kludge, 0));
	say("type %ld, %s", message.type, message.text);
	memset(&message, 0, sizeof message);
	show_raw(raw(SYS_ipc, MSGRCV | 1 << 16, queue, 12, IPC_NOWAIT, &message, 3));
	say("type %ld, %s", message.type, message.text);
	show_raw(raw(SYS_ipc, MSGRCV | 1 << 16, queue, 12, IPC_NOWAIT, &message, 3));
	struct msqid_ds queue_state;
	show_raw(raw(SYS_ipc, MSGCTL, queue, IPC_STAT | IPC_64_, 0, &queue_state));
	say("%lu messages, the last sender %d", (unsigned long)queue_state.msg_qnum, queue_state.msg_lspid == getpid());
	show_raw(raw(SYS_ipc, MSGCTL, queue, IPC_RMID, 0, 0));
	show_raw(raw(SYS_ipc, 99, 0, 0, 0, 0));
}

int main(void)
{
	signal(SIGPIPE, SIG_IGN);
	multiplexed();
	messages(false);
	messages(true);
	ipc();
	return verdict();
}

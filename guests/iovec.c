/*
 * readv and writev take up to 1024 pieces, empty and overlapping ones too; one more is EINVAL, a bad one EFAULT.
 *
 * Covers: WB-126
 * Builds: default m32
 */
#include "guest.h"
#include <sys/uio.h>
#include <sys/socket.h>

static struct iovec iov[1025];
static char memory[1 << 20];

int main(void)
{
	int fd = open("file", O_RDWR | O_CREAT, 0600), pair[2];

	need(fd >= 0 && socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) == 0, "files");
	for (int i = 0; i < 1025; i++) {
		memory[i * 1000] = 'a' + i % 26;
		iov[i] = (struct iovec){ memory + i * 1000, i % 7 };
	}
	show(writev(fd, iov, 1024));
	show(writev(fd, iov, 1025));
	show(writev(fd, iov, 0));
	show(writev(fd, iov, -1));
	show(writev(fd, NULL, 1));
	show(writev(fd, NULL, 0));
	show(lseek(fd, 0, SEEK_SET));
	memset(memory, 0, sizeof memory);
	show(readv(fd, iov, 1024));
	say("byte 1023: %c", memory[1023 * 1000]);
	struct iovec some[] = { { "ab", 2 }, { NULL, 0 }, { (void *)8, 3 }, { "cd", 2 } };
	show(pwritev(fd, some, 4, 0));
	show(pwritev(fd, some + 2, 1, 0));
	struct iovec same[] = { { memory, 4 }, { memory + 2, 4 }, { memory, 4 } };
	show(preadv(fd, same, 3, 100));
	struct iovec long_ones[] = { { memory, 1ul << 62 }, { memory, 1ul << 62 }, { memory, 1ul << 62 } };
	show(writev(fd, long_ones, 3));
	show(writev(fd, &(struct iovec){ memory, -1 }, 1));
	struct iovec big = { memory, sizeof memory };
	show(pwritev(fd, &big, 1, 0));
	show(preadv(fd, &big, 1, 0));
	struct msghdr message = { .msg_iov = iov, .msg_iovlen = 1024 };
	show(sendmsg(pair[0], &message, 0));
	show(recvmsg(pair[1], &message, MSG_TRUNC));
	message.msg_iovlen = 1025;
	show(sendmsg(pair[0], &message, 0));
	char here[8] = "process", there[8] = "";
	show(process_vm_readv(getpid(), &(struct iovec){ there, 8 }, 1, &(struct iovec){ here, 8 }, 1, 0));
	say("%s", there);
	return verdict();
}

/*
 * File positions, O_APPEND, holes, and the alignment O_DIRECT asks for are those of the file.
 *
 * Covers: WB-125
 * Builds: default m32
 */
#include "guest.h"
#include <sys/uio.h>

int main(void)
{
	char buffer[16] = "";
	int fd = open("file", O_RDWR | O_CREAT, 0600);

	need(fd >= 0, "a file");
	show(write(fd, "0123456789", 10));
	show(lseek(fd, 3, SEEK_SET));
	show(read(fd, buffer, 2));
	int other = dup(fd);
	show(lseek(other, 0, SEEK_CUR));
	show(pread(fd, buffer, 4, 6));
	show(lseek(fd, 0, SEEK_CUR));
	show(pwrite(fd, "x", 1, 20));
	show(lseek(fd, 0, SEEK_END));
	pid_t pid = fork();
	if (pid == 0) {
		lseek(fd, 7, SEEK_SET);
		_exit(0);
	}
	await(pid);
	show(lseek(fd, 0, SEEK_CUR));
	int append = open("file", O_WRONLY | O_APPEND);
	lseek(append, 0, SEEK_SET);
	show(write(append, "end", 3));
	show(lseek(append, 0, SEEK_CUR));
	show(pwrite(append, "more", 4, 0));
	show(lseek(fd, 0, SEEK_END));
	show(lseek(fd, -100, SEEK_CUR));
	show(lseek(fd, 0, 99));
	show(pread(fd, buffer, 1, -1));
	show(preadv2(fd, &(struct iovec){ buffer, 2 }, 1, -1, 0));
	show(lseek(fd, 1l << 40, SEEK_SET));
	show(read(fd, buffer, 1));

	int direct = open("file", O_RDONLY | O_DIRECT);
	if (direct < 0) {
		say("O_DIRECT: %s", error_name(errno));
		return verdict();
	}
	char *page;
	need(posix_memalign((void **)&page, 4096, 8192) == 0, "a page");
	show(read(direct, page, 4096));
	show(read(direct, page, 4096));
	return verdict();
}

/*
 * Nobody writes to a program that runs by the link to it in /proc.
 *
 * Covers: WB-145
 * Builds: default m32
 */
#include "guest.h"
#include <linux/openat2.h>

static void try(const char *whose, const char *link)
{
	struct open_how how = { .flags = O_RDWR };

	say("%s:", whose);
	show(open(link, O_WRONLY));
	show(open(link, O_RDWR | O_APPEND));
	show(open(link, O_WRONLY | O_CREAT | O_TRUNC, 0600));
	show(open(link, O_RDONLY | O_TRUNC));
	show(open(link, O_WRONLY | O_CREAT | O_EXCL, 0600));
	show(open(link, O_WRONLY | O_NOFOLLOW));
	show(openat(AT_FDCWD, link, O_WRONLY));
	show_raw(raw(SYS_openat2, AT_FDCWD, link, &how, sizeof how));
	int fd = open(link, O_WRONLY | O_PATH);
	say("without access: %s", fd >= 0 ? "opens" : error_name(errno));
	close(fd);
	fd = open(link, O_RDONLY);
	say("for reading: %s", fd >= 0 ? "opens" : error_name(errno));
	close(fd);
}

int main(int argc, char **argv)
{
	char link[64], byte = 0;
	int ready[2];

	if (argc > 1) {
		write(3, &byte, 1);
		pause();
	}
	try("its own", "/proc/self/exe");
	need(pipe(ready) == 0, "pipe");
	pid_t pid = fork();
	if (pid == 0) {
		dup2(ready[1], 3);
		execl(argv[0], argv[0], "waits", NULL);
		_exit(99);
	}
	need(read(ready[0], &byte, 1) == 1, "a process that waits");
	snprintf(link, sizeof link, "/proc/%d/exe", pid);
	try("another's", link);
	kill(pid, SIGKILL);
	await(pid);
	return verdict();
}

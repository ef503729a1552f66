/*
 * What cannot be executed, and why; the caller goes on unharmed.
 *
 * Covers: WB-074, WB-076
 * Builds: default m32
 */
#include "guest.h"

static char *arguments[] = { "x", NULL };
static char *variables[] = { NULL };
static char *bad[] = { (char *)8, NULL };

#define EXECVE(path) show_raw(raw(SYS_execve, path, arguments, variables))

static void make(const char *name, const void *bytes, size_t length, mode_t mode)
{
	int fd = open(name, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0700);

	need(fd >= 0 && write(fd, bytes, length) == (ssize_t)length, name);
	close(fd);
	chmod(name, mode);
}

int main(int argc, char **argv)
{
	char elf[64] = "\177ELF\2\1\1", long_name[5000];
	int before = 0, after = 0;

	for (int fd = 3; fd < 64; fd++)
		before += fcntl(fd, F_GETFD) >= 0;
	EXECVE("/nonexistent");
	EXECVE("/nonexistent/x");
	EXECVE("");
	EXECVE(NULL);
	EXECVE((char *)1);
	EXECVE("/");
	EXECVE("/etc/passwd");
	EXECVE("/etc/passwd/x");
	EXECVE("/dev/null");
	memset(long_name, 'n', sizeof long_name);
	long_name[300] = 0;
	EXECVE(long_name);
	long_name[300] = 'n';
	long_name[4999] = 0;
	EXECVE(long_name);
	make("empty", "", 0, 0755);
	EXECVE("empty");
	make("text", "hello\n", 6, 0755);
	EXECVE("text");
	make("closed", "#!/bin/true\n", 12, 0644);
	EXECVE("closed");
	make("directory-script", "#!/\n", 4, 0755);
	EXECVE("directory-script");
	make("short-elf", elf, 20, 0755);
	EXECVE("short-elf");
	make("no-headers", elf, 64, 0755);
	EXECVE("no-headers");
	elf[16] = 2;
	elf[18] = 183;
	make("other-machine", elf, 64, 0755);
	symlink("loop", "loop");
	EXECVE("loop");
	symlink("/bin/true", "link");
	show_raw(raw(SYS_execveat, AT_FDCWD, "link", arguments, variables, AT_SYMLINK_NOFOLLOW));
	show_raw(raw(SYS_execveat, AT_FDCWD, "loop", arguments, variables, AT_SYMLINK_NOFOLLOW));
	show_raw(raw(SYS_execveat, AT_FDCWD, "", arguments, variables, 0));
	show_raw(raw(SYS_execveat, AT_FDCWD, "", arguments, variables, AT_EMPTY_PATH));
	show_raw(raw(SYS_execveat, AT_FDCWD, "/bin/true", arguments, variables, 0x40));
	show_raw(raw(SYS_execveat, 77, "x", arguments, variables, 0));
	show_raw(raw(SYS_execveat, 77, "/nonexistent", arguments, variables, 0));
	show_raw(raw(SYS_execveat, 77, "", arguments, variables, AT_EMPTY_PATH));
	mkfifo("pipe", 0777);
	EXECVE("pipe");
	show_raw(raw(SYS_execve, "/bin/true", (char **)8, variables));
	show_raw(raw(SYS_execve, "/bin/true", arguments, (char **)8));
	show_raw(raw(SYS_execve, "/bin/true", bad, variables));
	show_raw(raw(SYS_execve, "/nonexistent", (char **)8, variables));
	int busy = open("busy", O_CREAT | O_WRONLY | O_CLOEXEC, 0755);
	need(busy >= 0 && write(busy, "#!/bin/true\n", 12) == 12, "a file");
	EXECVE("busy");
	close(busy);
	for (int fd = 3; fd < 64; fd++)
		after += fcntl(fd, F_GETFD) >= 0;
	fact(before == after, "as many descriptors as before");
	return verdict();
}

/*
 * execveat(2) of descriptors: memfd, O_PATH, relative names, scripts, and what /proc/self/exe and the name are then.
 *
 * Covers: WB-074, WB-112, WB-121
 * Builds: default, static, m32
 */
#include "guest.h"
#include <sys/auxv.h>

static int fd, flags;
static const char *path;

static void run(void)
{
	static char *arguments[] = { "stage", NULL }, *variables[] = { "V=1", NULL };
	long error = raw(SYS_execveat, fd, path, arguments, variables, flags);

	say("  execveat: %s", error_name(-error));
	_exit(0);
}

static void try(const char *what, int descriptor, const char *name, int how)
{
	fd = descriptor;
	path = name;
	flags = how;
	say("%s:", what);
	in_child(run);
}

static int copy_to_memfd(const char *file, int memfd_flags)
{
	static char bytes[4 << 20];
	ssize_t length = slurp(file, bytes, sizeof bytes);
	int to = memfd_create("in-memory", memfd_flags);

	need(length > 0 && to >= 0 && write(to, bytes, length) == length, "a memfd");
	return to;
}

static int reopened(int from)
{
	char name[64];

	snprintf(name, sizeof name, "/proc/self/fd/%d", from);
	return open(name, O_RDONLY);
}

int main(int argc, char **argv)
{
	if (getenv("V")) {
		char comm[17] = "", exe[4200] = "";
		prctl(PR_GET_NAME, comm);
		ssize_t length = readlink("/proc/self/exe", exe, sizeof exe - 1);
		char *last = length > 0 ? strrchr(exe, '/') : "?";
		say("  execfn [%s], comm [%s], exe ends in [%s]", (char *)getauxval(AT_EXECFN), comm, last);
		say("  descriptor 50 is %s", fcntl(50, F_GETFD) < 0 ? "closed" : "open");
		fact(access("/proc/self/exe", X_OK) == 0, "  /proc/self/exe can be reached");
		int again = open("/proc/self/exe", O_RDONLY);
		char magic[4] = "";
		fact(read(again, magic, 4) == 4 && memcmp(magic, "\177ELF", 4) == 0, "  and read");
		return verdict();
	}
	need(symlink(argv[0], "the-link") == 0, "a link");
	int directory = open(".", O_RDONLY | O_DIRECTORY);
	need(dup2(directory, 50) == 50, "a descriptor");
	try("a name in a directory", 50, "the-link", 0);
	fcntl(50, F_SETFD, FD_CLOEXEC);
	try("a directory closed by exec", 50, "the-link", 0);
	need(dup2(open(argv[0], O_RDONLY), 50) == 50, "a descriptor");
	try("a file", 50, "", AT_EMPTY_PATH);
	fcntl(50, F_SETFD, FD_CLOEXEC);
	try("a file closed by exec", 50, "", AT_EMPTY_PATH);
	need(dup2(open(argv[0], O_PATH), 50) == 50, "a descriptor");
	try("O_PATH", 50, "", AT_EMPTY_PATH);
	need(dup2(reopened(copy_to_memfd(argv[0], MFD_CLOEXEC)), 50) == 50, "a descriptor");
	int busy = 49;
	while (busy > 2)
		close(busy--);
	try("a memfd", 50, "", AT_EMPTY_PATH);
	int writable = copy_to_memfd(argv[0], MFD_CLOEXEC);
	try("a memfd open for writing", writable, "", AT_EMPTY_PATH);
	int script = open("script", O_CREAT | O_RDWR, 0755);
	need(write(script, "#!./the-link\n", 13) == 13, "a script");
	close(script);
	need(dup2(open("script", O_RDONLY), 50) == 50, "a descriptor");
	try("a script", 50, "", AT_EMPTY_PATH);
	fcntl(50, F_SETFD, FD_CLOEXEC);
	try("a script closed by exec", 50, "", AT_EMPTY_PATH);
	need(dup2(open(".", O_RDONLY | O_DIRECTORY), 50) == 50, "a descriptor");
	try("a script in a directory", 50, "script", 0);
	return verdict();
}

/*
 * openat2(2): every path of a small tree, with every way to resolve it, from several directories and with several flags; then what is
 * wrong with the arguments. RESOLVE_CACHED is left out where it could succeed.
 */
#include "../../../guests/guest.h"
#include <linux/openat2.h>
#include <sys/sysmacros.h>

static long open2(int dir, const char *path, uint64_t flags, uint64_t mode, uint64_t resolve)
{
	struct open_how how = { flags, mode, resolve };

	return raw(437, dir, path, &how, sizeof how);
}

static char top[4096];

/* The file's name below the tree, or in the system. */
static void name_of(int fd, char *to, size_t room)
{
	char link[64], path[4096];

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t n = readlink(link, path, sizeof path - 1);
	path[n > 0 ? n : 0] = 0;
	if (!strncmp(path, top, strlen(top)))
		snprintf(to, room, "TOP%s", path + strlen(top));
	else if (!strncmp(path, "/proc/", 6))
		snprintf(to, room, "in /proc");
	else
		snprintf(to, room, "%s", path);
	if (strstr(to, "/#"))
		strcpy(strstr(to, "/#"), "/unnamed");
}

static void try_open(const char *from, int dir, const char *path, uint64_t flags, uint64_t mode, uint64_t resolve)
{
	char name[4096];
	long fd = open2(dir, path, flags, mode, resolve);

	if (fd < 0) {
		say("%s %s flags %llo resolve %02llx: %s", from, path, (long long)flags, (long long)resolve, error_name(-fd));
		return;
	}
	name_of(fd, name, sizeof name);
	say("%s %s flags %llo resolve %02llx: %ld %s, %lo, %d", from, path, (long long)flags, (long long)resolve, fd, name,
	    raw(SYS_fcntl, fd, F_GETFL), fcntl(fd, F_GETFD));
	close(fd);
}

static void make(const char *path)
{
	int fd = open(path, O_CREAT | O_WRONLY, 0644);

	need(fd >= 0, path);
	need(write(fd, path, strlen(path)) > 0, path);
	close(fd);
}

int main(void)
{
	static const char *const paths[] = {
		"f", "./f", "d", "d/", "d/.", "d/..", "d/f", "d/d/f", "d/../f", "d/d/../../f", "d/d/../../../f", "..", "../", "../f", ".", "./", "/",
		"//", "/f", "/d/f", "/..", "/../f", "/d/../../f", "/etc/passwd", "missing", "missing/", "missing/f", "f/", "f/x", "f/..", "d//f", "d/./f",
		"to-f", "to-f/", "to-d", "to-d/", "to-d/f", "to-d/..", "to-d/../f", "to-up", "to-up/f", "d/to-up-f", "d/to-up-f/", "to-root", "to-root/f",
		"to-absolute-f", "to-itself", "to-missing", "to-missing/", "a-ring/x", "chain40", "chain41", "d/to-top/f", "d/to-top/to-d/f", "to-slashes",
		"to-dots", "to-f-slash", "new", "new/", "closed/f", "closed/..", "closed/../f", "unreadable", "x/../../f", "to-unreadable", "fifo", "to-proc-self",
		"",
	};
	static const uint64_t resolves[] = {
		0, RESOLVE_NO_XDEV, RESOLVE_NO_MAGICLINKS, RESOLVE_NO_SYMLINKS, RESOLVE_BENEATH, RESOLVE_IN_ROOT, RESOLVE_BENEATH | RESOLVE_NO_XDEV,
		RESOLVE_IN_ROOT | RESOLVE_NO_XDEV, RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS, RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS,
		RESOLVE_NO_XDEV | RESOLVE_NO_SYMLINKS, RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV | RESOLVE_NO_SYMLINKS,
	};
	static const uint64_t flags[] = {
		O_RDONLY | O_NONBLOCK, O_PATH, O_PATH | O_NOFOLLOW, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, O_RDONLY | O_NONBLOCK | O_DIRECTORY | O_CLOEXEC,
		O_PATH | O_DIRECTORY | O_CLOEXEC, O_PATH | O_DIRECTORY | O_NOFOLLOW, O_RDWR | O_NONBLOCK, O_RDONLY | O_NONBLOCK | O_DIRECTORY | O_NOFOLLOW,
	};
	static const uint64_t making[] = { O_CREAT | O_RDWR | O_NONBLOCK, O_CREAT | O_EXCL | O_WRONLY, O_CREAT | O_NOFOLLOW | O_WRONLY | O_NONBLOCK, O_TMPFILE | O_RDWR };

	need(getcwd(top, sizeof top) != NULL, "the working directory");
	umask(022);
	need(!mkdir("t", 0755) && !chdir("t"), "the tree");
	make("f");
	need(!mkdir("d", 0755) && !mkdir("d/d", 0755) && !mkdir("closed", 0755), "directories");
	make("d/f");
	make("d/d/f");
	make("closed/f");
	make("unreadable");
	chmod("unreadable", 0);
	chmod("closed", 0);
	need(!mkfifo("fifo", 0644), "a FIFO");
	char absolute[4200];
	snprintf(absolute, sizeof absolute, "%s/t/f", top);
	static const char *const links[][2] = {
		{ "f", "to-f" }, { "d", "to-d" }, { "..", "to-up" }, { "../f", "d/to-up-f" }, { "/", "to-root" }, { "to-itself", "to-itself" },
		{ "missing", "to-missing" }, { "a-ring/../a-ring", "a-ring" }, { "..", "d/to-top" }, { "///f", "to-slashes" }, { "./.", "to-dots" },
		{ "f/", "to-f-slash" }, { "unreadable", "to-unreadable" }, { "/proc/self", "to-proc-self" },
	};
	for (size_t i = 0; i < sizeof links / sizeof *links; i++)
		need(!symlink(links[i][0], links[i][1]), links[i][1]);
	need(!symlink(absolute, "to-absolute-f"), "a link");
	need(!symlink("f", "chain1"), "a link");
	for (int i = 2; i <= 41; i++) {
		char from[32], to[32];
		snprintf(from, sizeof from, "chain%d", i - 1);
		snprintf(to, sizeof to, "chain%d", i);
		need(!symlink(from, to), "a link");
	}
	int here = open(".", O_PATH), below = open("d", O_RDONLY), file = open("f", O_RDONLY);
	struct { const char *name; int fd; } const from[] = { { "cwd", AT_FDCWD }, { "dir", here }, { "d", below } };

	for (size_t d = 0; d < 3; d++)
		for (size_t p = 0; p < sizeof paths / sizeof *paths; p++)
			for (size_t r = 0; r < sizeof resolves / sizeof *resolves; r++)
				for (size_t f = 0; f < sizeof flags / sizeof *flags; f++)
					try_open(from[d].name, from[d].fd, paths[p], flags[f], 0, resolves[r]);
	for (size_t p = 0; p < sizeof paths / sizeof *paths; p++)
		for (size_t r = 0; r < sizeof resolves / sizeof *resolves; r++)
			for (size_t f = 0; f < sizeof making / sizeof *making; f++) {
				/* Nothing is to be made in the system's root. */
				if ((paths[p][0] == '/' || !strncmp(paths[p], "to-root", 7) || !strcmp(paths[p], "to-slashes")) && !(resolves[r] & (RESOLVE_BENEATH | RESOLVE_IN_ROOT)))
					continue;
				try_open("making", here, paths[p], making[f], 0640, resolves[r]);
				unlink("new");
				unlink("missing");
				unlink("x");
			}
	for (size_t r = 0; r < sizeof resolves / sizeof *resolves; r++) {
		try_open("a file", file, "f", O_RDONLY, 0, resolves[r]);
		try_open("a file", file, "/f", O_RDONLY, 0, resolves[r]);
		try_open("no file", 99, "f", O_RDONLY, 0, resolves[r]);
		try_open("no file", 99, "/etc", O_RDONLY, 0, resolves[r]);
		show_raw(open2(here, (char *)8, O_RDONLY, 0, resolves[r]));
	}

	/* Links of /proc. */
	int proc = open("/proc", O_PATH), self = open("/proc/self", O_PATH), root = open("/", O_PATH);
	static const char *const inside[] = {
		"self", "self/", "self/status", "mounts", "self/cwd", "self/cwd/", "self/cwd/f", "self/root", "self/root/etc", "self/fd/0", "self/exe", "self/ns/mnt",
		"self/cwd/../t/f", "thread-self/cwd/f", "thread-self/status", "net", "net/", "self/fd", "self/../version",
	};
	for (size_t p = 0; p < sizeof inside / sizeof *inside; p++)
		for (size_t r = 1; r < sizeof resolves / sizeof *resolves; r++)
			for (size_t f = 0; f < 3; f++)
				try_open("proc", proc, inside[p], flags[f], 0, resolves[r]);
	static const char *const own[] = { "cwd", "cwd/f", "root", "fd/0", "status", "exe", "..", "../version", "ns/net" };
	for (size_t p = 0; p < sizeof own / sizeof *own; p++)
		for (size_t r = 1; r < sizeof resolves / sizeof *resolves; r++)
			for (size_t f = 0; f < 3; f++)
				try_open("self", self, own[p], flags[f], 0, resolves[r]);
	static const char *const wide[] = { "proc", "proc/", "proc/version", "proc/..", "proc/../etc/passwd", "etc/passwd", "dev/null", "sys", "..", "../..", "proc/self/root/etc/passwd", "dev/fd/0", "dev/stdin" };
	for (size_t p = 0; p < sizeof wide / sizeof *wide; p++)
		for (size_t r = 1; r < sizeof resolves / sizeof *resolves; r++)
			for (size_t f = 0; f < 3; f++) {
				char path[128];
				snprintf(path, sizeof path, "/%s", wide[p]);
				try_open("root", root, wide[p], flags[f], 0, resolves[r]);
				try_open("root", root, path, flags[f], 0, resolves[r]);
				try_open("cwd", AT_FDCWD, path, flags[f], 0, resolves[r]);
			}

	/* Long names. */
	static char component[300], nearly[4096], too[5000];
	memset(component, 'c', 256);
	memset(nearly, '/', 4095);
	memcpy(nearly + 4094, "f", 2);
	memset(too, '/', 4999);
	for (size_t r = 0; r < sizeof resolves / sizeof *resolves; r++) {
		show_raw(open2(here, component, O_RDONLY, 0, resolves[r]));
		show_raw(open2(here, nearly, O_RDONLY, 0, resolves[r]) < -1000);
		show_raw(open2(here, too, O_RDONLY, 0, resolves[r]));
	}
	static char deep[4096];
	for (int i = 0; i < 600; i++)
		strcat(deep, "d/../");
	strcat(deep, "f");
	for (size_t r = 0; r < sizeof resolves / sizeof *resolves; r++) {
		long fd = open2(here, deep, O_RDONLY, 0, resolves[r]);
		say("a deep path, resolve %02llx: %s", (long long)resolves[r], fd < 0 ? error_name(-fd) : "opens");
		if (fd >= 0)
			close(fd);
	}

	/* Sizes, flags and modes. */
	struct { struct open_how how; uint64_t tail[600]; } big;
	memset(&big, 0, sizeof big);
	static const size_t sizes[] = { 0, 8, 16, 23, 24, 25, 32, 4096, 4097, 8192 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		long fd = raw(437, here, "f", &big, sizes[i]);
		say("size %zu: %s", sizes[i], fd < 0 ? error_name(-fd) : "opens");
		big.tail[0] = 1;
		fd = raw(437, here, "f", &big, sizes[i]);
		say("size %zu, and more said: %s", sizes[i], fd < 0 ? error_name(-fd) : "opens");
		big.tail[0] = 0;
	}
	show_raw(raw(437, here, "f", (void *)8, 24));
	show_raw(raw(437, here, "f", NULL, 24));
	show_raw(raw(437, here, "f", (void *)8, 23));
	for (int bit = 0; bit < 64; bit++) {
		uint64_t flag = 1ull << bit;
		/* O_TRUNC and a signal for every byte are for other tests, O_DIRECT for other file systems. */
		if (flag == O_TRUNC || flag == O_ASYNC || flag == 040000)
			continue;
		long fd = open2(here, "f", flag, 0, 0);
		say("flag %d: %s", bit, fd < 0 ? error_name(-fd) : "opens");
		fd = open2(here, "f", O_PATH | flag, 0, RESOLVE_BENEATH);
		say("O_PATH and flag %d: %s", bit, fd < 0 ? error_name(-fd) : "opens");
		fd = open2(here, "new", O_CREAT | O_WRONLY | flag, 0, RESOLVE_BENEATH);
		say("O_CREAT and flag %d: %s", bit, fd < 0 ? error_name(-fd) : "opens");
		unlink("new");
		fd = open2(here, "new", O_CREAT | O_WRONLY, 1ull << bit, RESOLVE_BENEATH);
		say("mode bit %d: %s", bit, fd < 0 ? error_name(-fd) : "opens");
		unlink("new");
		fd = open2(here, "f", O_RDONLY, flag, 0);
		say("mode bit %d without O_CREAT: %s", bit, fd < 0 ? error_name(-fd) : "opens");
		if (flag == RESOLVE_CACHED)
			continue;
		fd = open2(here, "f", O_RDONLY, 0, flag);
		say("resolve bit %d: %s", bit, fd < 0 ? error_name(-fd) : "opens");
		close_range(20, ~0u, 0);
	}
	try_open("dir", here, "f", O_RDONLY, 0, RESOLVE_BENEATH | RESOLVE_IN_ROOT);
	try_open("dir", here, "new", O_CREAT | O_RDWR, 0, RESOLVE_CACHED);
	try_open("dir", here, "f", O_TRUNC | O_RDWR, 0, RESOLVE_CACHED);
	try_open("dir", here, ".", O_TMPFILE | O_RDONLY, 0600, 0);
	try_open("dir", here, ".", (O_TMPFILE & ~O_DIRECTORY) | O_RDWR, 0600, 0);
	try_open("dir", here, "d", O_CREAT | O_DIRECTORY, 0600, 0);
	chmod("closed", 0755);
	return 0;
}

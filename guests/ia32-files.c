/*
 * Calls on files whose structures the kernel converts for programs of 32 bits: stat of three kinds, statx, statfs, getdents and positions in
 * directories, positions beyond 4 GB, vectors, locks, terminals, splices; and the errors of what does not fit.
 *
 * Covers: WB-018, WB-129, WB-131
 * Builds: m32 m32-static
 */
#include "ia32.h"
#include <dirent.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <sys/vfs.h>

struct wide_stat {
	uint64_t dev;
	uint32_t pad, short_ino, mode, nlink, uid, gid;
	uint64_t rdev;
	uint32_t pad2;
	int64_t size;
	uint32_t blksize;
	uint64_t blocks;
	uint32_t atime, atime_ns, mtime, mtime_ns, ctime, ctime_ns;
	uint64_t ino;
} __attribute__((packed));

/* Of numbers 106 to 108. */
struct short_stat {
	uint32_t dev, ino;
	uint16_t mode, nlink, uid, gid;
	uint32_t rdev, size, blksize, blocks, atime, atime_ns, mtime, mtime_ns, ctime, ctime_ns, unused[2];
};

static void stats(void)
{
	struct wide_stat wide = { 0 }, link = { 0 }, by_fd = { 0 };
	struct short_stat small = { 0 };
	struct statx extended;
	int fd = open("file", O_RDWR | O_CREAT, 0640);

	need(fd >= 0 && write(fd, "twelve bytes", 12) == 12 && symlink("file", "link") == 0, "a file");
	struct timespec times[2] = { { 1000000000, 123456789 }, { 1500000000, 987654321 } };
	show(futimens(fd, times));
	show_raw(raw(SYS_stat64, "link", &wide));
	show_raw(raw(SYS_lstat64, "link", &link));
	show_raw(raw(SYS_fstat64, fd, &by_fd));
	say("mode %o, size %lld, links %u, times %u.%u %u.%u", wide.mode, (long long)wide.size, wide.nlink, wide.atime, wide.atime_ns, wide.mtime, wide.mtime_ns);
	say("of the link: mode %o, size %lld", link.mode, (long long)link.size);
	fact(!memcmp(&wide, &by_fd, sizeof wide) && wide.ino == by_fd.ino && wide.uid == getuid(), "fstat64 tells the same");
	show_raw(raw(SYS_stat, "file", &small));
	say("stat: mode %o, size %u, times %u %u", small.mode, small.size, small.atime, small.mtime);
	fact(small.ino == (uint32_t)wide.ino && small.dev == (uint32_t)wide.dev && small.nlink == 1, "and stat");
	show_raw(raw(SYS_lstat, "link", &small));
	say("lstat: mode %o", small.mode);
	show_raw(raw(SYS_fstat, fd, &small));
	show_raw(raw(SYS_fstatat64, AT_FDCWD, "link", &wide, AT_SYMLINK_NOFOLLOW));
	say("fstatat64: mode %o", wide.mode);
	show_raw(raw(SYS_statx, AT_FDCWD, "file", 0, STATX_BASIC_STATS, &extended));
	say("statx: mode %o, size %llu, time %lld.%u", extended.stx_mode, extended.stx_size, extended.stx_mtime.tv_sec, extended.stx_mtime.tv_nsec);
	fact(extended.stx_ino == by_fd.ino && extended.stx_uid == getuid(), "it is the same file");
	show_raw(raw(SYS_stat64, 8, &wide));
	show_raw(raw(SYS_stat64, "file", 8));
	show_raw(raw(SYS_stat, "absent", &small));
	/* Larger than the small structure can say. */
	show_raw(raw(SYS_ftruncate64, fd, 0x00001000, 2)); /* 8 GB and a page */
	show_raw(raw(SYS_fstat, fd, &small));
	show_raw(raw(SYS_fstat64, fd, &wide));
	say("size %#llx", (long long)wide.size);
	int again = raw(SYS_open, "file", O_RDONLY);
	say("opened without O_LARGEFILE: %s", again < 0 ? error_name(-again) : "yes");
	show_ok(raw(SYS_open, "file", O_RDONLY | 0100000));
	/* Positions: llseek has what lseek cannot. */
	uint64_t position = 0;
	show_raw(raw(SYS__llseek, fd, 2, 5, &position, SEEK_SET));
	say("position %#llx", (long long)position);
	show_raw(raw(SYS_lseek, fd, 0, SEEK_CUR));
	show_raw(raw(SYS_write, fd, "far", 3));
	char bytes[8] = "";
	show_raw(raw(SYS_pread64, fd, bytes, 3, 5, 2));
	say("pread64: %s", bytes);
	show_raw(raw(SYS_pwrite64, fd, "FAR", 3, 5, 2));
	show_raw(raw(SYS_preadv, fd, (&(struct iovec){ bytes, 3 }), 1, 5, 2));
	say("preadv: %s", bytes);
	show_raw(raw(SYS_truncate64, "file", 100, 0));
	show_raw(raw(SYS_lseek, fd, -1, SEEK_SET));
	show_raw(raw(SYS_lseek, fd, 0, SEEK_END));
	show_raw(raw(SYS_fadvise64, fd, 0, 0, 100, 0));
	show_raw(raw(SYS_fadvise64_64, fd, 0, 0, 100, 0, 0));
	show_raw(raw(SYS_readahead, fd, 0, 0, 100));
	show_raw(raw(SYS_fallocate, fd, 0, 0, 0, 8192, 0));
	show_raw(raw(SYS_sync_file_range, fd, 0, 0, 100, 0, 2));
}

static void filesystems(void)
{
	struct { uint32_t type, bsize; uint64_t blocks, bfree, bavail, files, ffree; int32_t fsid[2]; uint32_t namelen, frsize, flags, spare[4]; } __attribute__((packed)) wide;
	struct { uint32_t type, bsize, blocks, bfree, bavail, files, ffree; int32_t fsid[2]; uint32_t namelen, frsize, flags, spare[4]; } small;

	show_raw(raw(SYS_statfs64, "/proc", sizeof wide, &wide));
	say("statfs64: type %#x, block %u, names of %u", wide.type, wide.bsize, wide.namelen);
	show_raw(raw(SYS_statfs64, "/proc", 64, &wide));
	show_raw(raw(SYS_statfs64, "/proc", 88, &wide));
	show_raw(raw(SYS_statfs, "/proc", &small));
	say("statfs: type %#x, block %u, names of %u", small.type, small.bsize, small.namelen);
	int fd = open(".", O_RDONLY | O_DIRECTORY);
	show_raw(raw(SYS_fstatfs64, fd, sizeof wide, &wide));
	fact(wide.namelen == 255 && wide.blocks >= wide.bfree, "and of a directory");
	close(fd);
}

static void directories(void)
{
	char name[64], buffer[4096];
	int seen = 0, old = 0, good = 0, names = 0, visited = 0;

	need(mkdir("dir", 0700) == 0, "a directory");
	for (int i = 0; i < 300; i++) {
		sprintf(name, "dir/%0*d", 1 + i % 30, i);
		close(open(name, O_CREAT | O_WRONLY, 0600));
	}
	int fd = open("dir", O_RDONLY | O_DIRECTORY);
	long n, narrow = 0, wide = 0;
	while ((n = raw(SYS_getdents64, fd, buffer, sizeof buffer)) > 0)
		for (long at = 0; at < n; seen++) {
			struct { uint64_t ino; int64_t off; uint16_t length; uint8_t type; char name[]; } __attribute__((packed)) *entry = (void *)(buffer + at);
			wide += entry->off > 0x7fffffff || entry->off < 0;
			at += entry->length;
		}
	/* A program of 32 bits is given positions that its long can hold. */
	say("getdents64: %d entries, positions beyond a long %ld", seen, wide);
	lseek(fd, 0, SEEK_SET);
	while ((n = raw(SYS_getdents, fd, buffer, sizeof buffer)) > 0)
		for (long at = 0; at < n; old++) {
			struct { uint32_t ino, off; uint16_t length; char name[]; } *entry = (void *)(buffer + at);
			narrow += buffer[at + entry->length - 1] == DT_REG;
			at += entry->length;
		}
	say("getdents: %d entries, %ld files", old, narrow);
	lseek(fd, 0, SEEK_SET);
	show_raw(raw(SYS_getdents, fd, buffer, 10));
	show_raw(raw(SYS_getdents64, fd, 8, 1000));
	struct { uint32_t ino, off; uint16_t length; char name[260]; } one;
	/* Number 89: one entry a call. */
	for (lseek(fd, 0, SEEK_SET); raw(89, fd, &one, 1) == 1;)
		visited++;
	say("readdir: %d entries", visited);
	close(fd);
	DIR *dir = opendir("dir");
	static long positions[400];
	static char all[400][64];
	for (struct dirent *entry; positions[names] = telldir(dir), (entry = readdir(dir));)
		strcpy(all[names++], entry->d_name);
	for (int i = names - 1; i >= 0; i -= 3) {
		seekdir(dir, positions[i]);
		struct dirent *entry = readdir(dir);
		good += entry && !strcmp(entry->d_name, all[i]);
	}
	say("%d names, %d found again by their positions", names, good);
	closedir(dir);
}

static void vectors(void)
{
	char first[8] = "", second[8] = "";
	struct iovec to[2] = { { first, 3 }, { second, 4 } }, from[2] = { { "abc", 3 }, { "defg", 4 } }, bad = { (void *)8, 4 }, much = { first, 0x80000000 };
	int ends[2];

	need(pipe(ends) == 0, "a pipe");
	show_raw(raw(SYS_writev, ends[1], from, 2));
	show_raw(raw(SYS_readv, ends[0], to, 2));
	say("readv: %s %s", first, second);
	show_raw(raw(SYS_writev, ends[1], &bad, 1));
	show_raw(raw(SYS_writev, ends[1], &much, 1));
	show_raw(raw(SYS_writev, ends[1], from, 1025));
	show_raw(raw(SYS_writev, ends[1], 8, 1));
	show_raw(raw(SYS_vmsplice, ends[1], from, 2, 0));
	show_raw(raw(SYS_read, ends[0], first, 7));
	struct iovec local = { second, 4 }, remote = { from[1].iov_base, 4 };
	show_raw(raw(SYS_process_vm_readv, getpid(), &local, 1, &remote, 1, 0));
	say("process_vm_readv: %s", second);
	int file = open("copy", O_RDWR | O_CREAT, 0600);
	write(file, "0123456789", 10);
	uint64_t offset = 2;
	uint32_t small = 4;
	show_raw(raw(SYS_sendfile64, ends[1], file, &offset, 3));
	show_raw(raw(SYS_sendfile, ends[1], file, &small, 3));
	say("positions %llu and %u", (long long)offset, small);
	offset = 1;
	show_raw(raw(SYS_splice, file, &offset, ends[1], 0, 4, 0));
	say("splice: %llu", (long long)offset);
	char got[16] = "";
	show_raw(raw(SYS_read, ends[0], got, 15));
	say("%s", got);
}

static void locks(void)
{
	struct { int16_t type, whence; int32_t start, length, pid; } small = { F_WRLCK, SEEK_SET, 10, 20 };
	struct { int16_t type, whence; int64_t start, length; int32_t pid; } __attribute__((packed)) wide = { F_WRLCK, SEEK_SET, 5ll << 32, 10, 0 };
	int fd = open("locked", O_RDWR | O_CREAT, 0600);

	show_raw(raw(SYS_fcntl, fd, 6, &small)); /* F_SETLK */
	show_raw(raw(SYS_fcntl64, fd, 13, &wide)); /* F_SETLK64 */
	pid_t child = fork();
	if (child == 0) {
		small.type = F_RDLCK;
		small.start = 0;
		small.length = 0;
		show_raw(raw(SYS_fcntl, fd, 5, &small)); /* F_GETLK */
		say("held: type %d, from %d, %d bytes, by the parent %d", small.type, small.start, small.length, small.pid == getppid());
		wide.type = F_RDLCK;
		wide.start = 1ll << 32;
		wide.length = 0;
		show_raw(raw(SYS_fcntl64, fd, 12, &wide)); /* F_GETLK64 */
		say("held: type %d, from %#llx, %lld bytes, by the parent %d", wide.type, (long long)wide.start, (long long)wide.length, wide.pid == getppid());
		/* What the small structure cannot say. */
		small.type = F_RDLCK;
		small.start = 100;
		small.length = 0;
		show_raw(raw(SYS_fcntl, fd, 5, &small));
		wide.type = F_RDLCK;
		wide.start = 5ll << 32;
		wide.length = 10;
		show_raw(raw(SYS_fcntl64, fd, 13, &wide));
		/* Of the description, by the call of 64 bits alone. */
		wide.type = F_WRLCK;
		wide.start = 0;
		wide.length = 5;
		wide.pid = 0;
		show_raw(raw(SYS_fcntl64, fd, 37, &wide)); /* F_OFD_SETLK */
		show_raw(raw(SYS_fcntl, fd, 13, &wide));
		_exit(0);
	}
	await(child);
	show_raw(raw(SYS_fcntl64, fd, F_GETFL) & O_ACCMODE);
	show_raw(raw(SYS_fcntl, fd, F_DUPFD, 50));
}

static void terminals(void)
{
	struct winsize size = { 24, 80, 0, 0 }, seen = { 0 };
	int master = open("/dev/ptmx", O_RDWR | O_NOCTTY), number = -1, waiting = -1;

	if (master < 0) {
		say("no terminals");
		return;
	}
	show_raw(raw(SYS_ioctl, master, TIOCSPTLCK, &(int){ 0 }));
	show_raw(raw(SYS_ioctl, master, TIOCGPTN, &number));
	int slave = ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY);
	show_raw(raw(SYS_ioctl, slave, TIOCSWINSZ, &size));
	show_raw(raw(SYS_ioctl, master, TIOCGWINSZ, &seen));
	say("%d rows, %d columns", seen.ws_row, seen.ws_col);
	show_raw(raw(SYS_ioctl, 1, TIOCGWINSZ, &seen));
	show_raw(raw(SYS_ioctl, master, TIOCGWINSZ, 8));
	write(slave, "hello", 5);
	poll(&(struct pollfd){ .fd = master, .events = POLLIN }, 1, 10000);
	show_raw(raw(SYS_ioctl, master, FIONREAD, &waiting));
	say("waiting: %d", waiting);
	show(isatty(slave));
	/* FS_IOC32_GETFLAGS: its number has the size of a long. */
	long flags = -1;
	int fd = open("copy", O_RDONLY);
	long result = raw(SYS_ioctl, fd, 0x80046601, &flags);
	say("flags of a file: %s", result == 0 || result == -ENOTTY || result == -EOPNOTSUPP ? "as it can" : error_name(-result));
	show_raw(raw(SYS_ioctl, fd, 0x80086601, &flags));
}

int main(void)
{
	stats();
	filesystems();
	directories();
	vectors();
	locks();
	terminals();
	return verdict();
}

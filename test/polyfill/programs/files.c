/*
 * Calls on files by name: statx, faccessat2, fchmodat2, the *xattrat calls and renameat2, with every flag, good and bad paths,
 * sizes and pointers.
 */
#include "../../../guests/guest.h"
#include <linux/stat.h>
#include <linux/xattr.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>

static int here;
static const char *const paths[] = { "f", "d", "to-f", "to-d", "to-missing", "missing", "", "f/", "d/x", "/etc/passwd", "/dev/null", "locked", "closed/f", "..", "to-closed" };
#define PATHS (sizeof paths / sizeof *paths)

static const char *told(long result)
{
	return result < 0 && result > -4096 ? error_name(-result) : "ok";
}

/* Of stat(2)'s fields those asked for; which others are told is the file system's affair. */
static void show_statx(const char *what, unsigned asked, const struct statx *s)
{
	say("%s: mask %x blksize %u nlink %u ids %u:%u mode %o size %llu blocks %llu rdev %u:%u", what, s->stx_mask & asked & STATX_BASIC_STATS,
	    s->stx_blksize, s->stx_nlink, s->stx_uid, s->stx_gid, s->stx_mode, S_ISDIR(s->stx_mode) ? 0 : (long long)s->stx_size,
	    (long long)s->stx_blocks, s->stx_rdev_major, s->stx_rdev_minor);
}

static void stats(void)
{
	static const unsigned masks[] = { 0, STATX_BASIC_STATS, STATX_TYPE, STATX_ALL, 0x1000, 0x7fffffff, 0x80000000, 0xffffffff };
	for (size_t p = 0; p < PATHS; p++)
		for (int flags = 0; flags < 0x10000; flags += flags < 0x8000 ? 0x100 : 0x1000)
			/* Since Linux 6.11 flags of no call are ignored with an empty path. */
			for (size_t m = *paths[p] || !(flags & AT_EMPTY_PATH) || !(flags & ~0x7900) ? 0 : 9; m < (flags & ~0x7900 ? 2 : sizeof masks / sizeof *masks); m++) {
				struct statx s;
				char what[128];
				memset(&s, 0x55, sizeof s);
				long result = raw(332, here, paths[p], flags, masks[m], &s);
				snprintf(what, sizeof what, "statx %s flags %x mask %x", paths[p], flags, masks[m]);
				if (result < 0)
					say("%s: %s, buffer untouched: %d", what, told(result), s.stx_mask == 0x55555555);
				else if (strcmp(paths[p], ".."))
					show_statx(what, masks[m], &s);
			}
	struct statx s, t;
	struct stat st;
	long whole = 1;
	for (size_t p = 0; p < PATHS; p++) {
		memset(&s, 0x55, sizeof s);
		if (raw(332, here, paths[p], AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &s) || raw(SYS_newfstatat, here, paths[p], &st, AT_SYMLINK_NOFOLLOW))
			continue;
		whole &= s.stx_ino == st.st_ino && s.stx_dev_major == major(st.st_dev) && s.stx_dev_minor == minor(st.st_dev) &&
			 s.stx_mtime.tv_sec == st.st_mtim.tv_sec && s.stx_mtime.tv_nsec == st.st_mtim.tv_nsec && s.stx_atime.tv_sec == st.st_atim.tv_sec &&
			 s.stx_atime.tv_nsec == st.st_atim.tv_nsec && s.stx_ctime.tv_sec == st.st_ctim.tv_sec && s.stx_ctime.tv_nsec == st.st_ctim.tv_nsec;
		for (size_t i = 0; i < sizeof s.__spare3 / sizeof *s.__spare3; i++)
			whole &= s.__spare3[i] == 0;
	}
	fact(whole, "statx says what stat says, and zeroes what nothing is said in");
	say("mounts: %s %s", told(raw(332, here, "f", 0, 0x1000, &s)), told(raw(332, AT_FDCWD, "/proc/self/stat", 0, 0x1000, &t)));
	say("the mount is told: %d %d, another: %d", !!(s.stx_mask & 0x1000), !!(t.stx_mask & 0x1000), s.stx_mnt_id != t.stx_mnt_id);
	show_raw(raw(332, here, "f", 0, 0x7ff, (void *)8));
	show_raw(raw(332, here, (void *)8, 0, 0x7ff, &s));
	show_raw(raw(332, here, NULL, 0, 0x7ff, &s));
	show_raw(raw(332, here, NULL, AT_EMPTY_PATH, 0x7ff, &s));
	show_raw(raw(332, AT_FDCWD, "", AT_EMPTY_PATH, 0x7ff, &s));
	show_raw(raw(332, 99, "f", 0, 0x7ff, &s));
	show_raw(raw(332, 99, "", AT_EMPTY_PATH, 0x7ff, &s));
	show_raw(raw(332, 99, "/etc", 0, 0x7ff, &s));
}

static void accesses(void)
{
	for (size_t p = 0; p < PATHS; p++)
		for (int mode = -1; mode <= 8; mode++)
			for (int flags = 0; flags < 0x4000; flags += 0x100) {
				int known = AT_SYMLINK_NOFOLLOW | AT_EACCESS | AT_EMPTY_PATH;
				if ((flags & ~known) && flags != 0x800 && flags != 0x2000 && flags != 0x1800)
					continue;
				say("faccessat2 %s mode %d flags %x: %s", paths[p], mode, flags, told(raw(439, here, paths[p], mode, flags)));
			}
	int fd = open("f", O_RDONLY), link = open("to-f", O_PATH | O_NOFOLLOW);
	for (int mode = 0; mode < 8; mode++)
		say("by descriptor, mode %d: %s %s %s", mode, told(raw(439, fd, "", mode, AT_EMPTY_PATH)), told(raw(439, link, "", mode, AT_EMPTY_PATH)),
		    told(raw(439, AT_FDCWD, "", mode, AT_EMPTY_PATH)));
	show_raw(raw(439, 99, "", 0, AT_EMPTY_PATH));
	show_raw(raw(439, 99, "f", 0, AT_SYMLINK_NOFOLLOW));
	show_raw(raw(439, fd, "f", 0, AT_SYMLINK_NOFOLLOW));
	show_raw(raw(439, here, (void *)8, 0, AT_SYMLINK_NOFOLLOW));
	show_raw(raw(439, here, NULL, 0, 0));
	close(fd);
	close(link);
}

static void modes(void)
{
	static const unsigned given[] = { 0644, 0, 07777, 0100600, 0x10000 | 0640 };
	struct stat st;
	for (size_t p = 0; p < PATHS; p++) {
		if (paths[p][0] == '/' || !strcmp(paths[p], ".."))
			continue;
		for (size_t m = 0; m < sizeof given / sizeof *given; m++)
			for (int flags = 0; flags < 0x4000; flags += 0x100) {
				if ((flags & ~0x1100) && flags != 0x200 && flags != 0x2000)
					continue;
				long result = raw(452, here, paths[p], given[m], flags);
				int known = !fstatat(here, *paths[p] ? paths[p] : ".", &st, AT_SYMLINK_NOFOLLOW);
				say("fchmodat2 %s %o flags %x: %s, then %o", paths[p], given[m], flags, told(result), known ? st.st_mode : 0);
				fchmod(here, 0755);
			}
	}
	int fd = open("g", O_CREAT | O_RDWR, 0600), path = open("g", O_PATH), link = open("to-f", O_PATH | O_NOFOLLOW);
	show_raw(raw(452, fd, "", 0611, AT_EMPTY_PATH));
	show_raw(raw(452, path, "", 0622, AT_EMPTY_PATH));
	show_raw(raw(452, path, "", 0633, AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW));
	show_raw(raw(452, link, "", 0633, AT_EMPTY_PATH));
	show_raw(raw(452, 99, "", 0633, AT_EMPTY_PATH));
	show_raw(raw(452, fd, "", 0633, 0));
	show_raw(raw(452, here, (void *)8, 0633, AT_SYMLINK_NOFOLLOW));
	fstat(fd, &st);
	say("in the end %o", st.st_mode);
	chmod("f", 0644);
	chmod("d", 0755);
	chmod("locked", 0);
}

static void attributes(void)
{
	struct { struct { uint64_t value; uint32_t size, flags; } a; uint64_t tail[600]; } args;
	char value[64], list[256];
	memset(&args, 0, sizeof args);
	static const char *const names[] = { "user.a", "user.", "nothing", "", "trusted.x", "security.unweld" };
	for (size_t p = 0; p < PATHS; p++) {
		if (paths[p][0] == '/' || !strcmp(paths[p], ".."))
			continue;
		for (size_t n = 0; n < sizeof names / sizeof *names; n++)
			for (int flags = 0; flags <= 0x1300; flags += 0x100) {
				if ((flags & ~0x1100) && flags != 0x200)
					continue;
				for (unsigned how = 0; how < 4; how++) {
					args.a.value = (uint64_t)"value";
					args.a.size = 5;
					args.a.flags = how;
					say("setxattrat %s %s %x how %u: %s", paths[p], names[n], flags, how, told(raw(463, here, paths[p], flags, names[n], &args, 16)));
				}
				for (unsigned size = 0; size < 8; size += 2) {
					memset(value, 0x55, sizeof value);
					args.a.value = (uint64_t)value;
					args.a.size = size;
					args.a.flags = 0;
					long result = raw(464, here, paths[p], flags, names[n], &args, 16);
					say("getxattrat %s %s %x size %u: %ld %.6s", paths[p], names[n], flags, size, result, value);
				}
				long length = raw(465, here, paths[p], flags, list, sizeof list);
				say("listxattrat %s %x: %ld", paths[p], flags, strcmp(names[n], "user.a") || length < 0 ? length : (long)!!memmem(list, length, "user.a", 7));
				say("listxattrat %s %x, no room: %s", paths[p], flags, told(raw(465, here, paths[p], flags, list, 1)));
				say("removexattrat %s %s %x: %s", paths[p], names[n], flags, told(raw(466, here, paths[p], flags, names[n])));
				say("again: %s", told(raw(466, here, paths[p], flags, names[n])));
			}
	}
	args.a.value = (uint64_t)"value";
	args.a.size = 5;
	args.a.flags = 0;
	static const size_t sizes[] = { 0, 8, 15, 16, 17, 24, 4096, 4097 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		say("size %zu: %s %s", sizes[i], told(raw(463, here, "f", 0, "user.b", &args, sizes[i])), told(raw(464, here, "f", 0, "user.c", &args, sizes[i])));
		args.tail[0] = 1;
		say("size %zu, and more said: %s", sizes[i], told(raw(463, here, "f", 0, "user.b", &args, sizes[i])));
		args.tail[0] = 0;
	}
	int fd = open("f", O_RDWR), path = open("f", O_PATH);
	show_raw(raw(463, fd, "", AT_EMPTY_PATH, "user.d", &args, 16));
	show_raw(raw(463, path, "", AT_EMPTY_PATH, "user.d", &args, 16));
	show_raw(raw(466, fd, "", AT_EMPTY_PATH, "user.d"));
	show_raw(raw(463, fd, "", 0, "user.d", &args, 16));
	show_raw(raw(463, 99, "", AT_EMPTY_PATH, "user.d", &args, 16));
	show_raw(raw(463, AT_FDCWD, "", AT_EMPTY_PATH, "user.d", &args, 16));
	show_raw(raw(463, here, "f", 0, (void *)8, &args, 16));
	show_raw(raw(463, here, "f", 0, "user.d", (void *)8, 16));
	show_raw(raw(463, here, (void *)8, 0, "user.d", &args, 16));
	args.a.size = 65537;
	show_raw(raw(463, here, "f", 0, "user.d", &args, 16));
	args.a.size = 5;
	args.a.value = 8;
	show_raw(raw(463, here, "f", 0, "user.d", &args, 16));
	args.a.flags = 1;
	show_raw(raw(464, here, "f", 0, "user.d", &args, 16));
	close(fd);
	close(path);
}

static void renames(void)
{
	show_raw(raw(316, here, "f", here, "moved", 0));
	show_raw(raw(316, here, "moved", here, "f", 0));
	show_raw(raw(316, here, "missing", here, "f", 0));
	show_raw(raw(316, here, "d", here, "f", 0));
	show_raw(raw(316, here, "f", here, "d", 0));
	show_raw(raw(316, 99, "f", here, "g", 0));
	show_raw(raw(316, here, (void *)8, here, "g", 0));
	show_raw(raw(316, here, "f", here, "g", 8));
	show_raw(raw(316, here, "f", here, "g", 3));
	show_raw(raw(316, here, "f", here, "g", 6));
}

int main(void)
{
	umask(022);
	need(!mkdir("t", 0755) && !chdir("t"), "the tree");
	need(!mkdir("d", 0755) && !mkdir("closed", 0755), "directories");
	int fd = open("f", O_CREAT | O_WRONLY, 0644);
	need(write(fd, "hello", 5) == 5, "a file");
	close(fd);
	close(open("locked", O_CREAT | O_WRONLY, 0));
	close(open("closed/f", O_CREAT | O_WRONLY, 0644));
	chmod("locked", 0);
	need(!symlink("f", "to-f") && !symlink("d", "to-d") && !symlink("missing", "to-missing") && !symlink("closed/f", "to-closed"), "links");
	chmod("closed", 0);
	here = open(".", O_RDONLY | O_DIRECTORY);
	stats();
	accesses();
	modes();
	attributes();
	renames();
	chmod("closed", 0755);
	return verdict();
}

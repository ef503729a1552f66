/*
 * Every way to ask names the same file: stat, fstat, statx, the old numbers, directory entries, /proc/self/maps.
 *
 * Covers: WB-132
 */
#include "guest.h"
#include <dirent.h>
#include <sys/sysmacros.h>

static struct stat first;

static void check(const char *how, dev_t dev, ino_t ino)
{
	fact(dev == first.st_dev && ino == first.st_ino, how);
}

int main(void)
{
	struct stat st;
	struct statx x;
	int fd = open("file", O_RDWR | O_CREAT, 0640), dir = open(".", O_RDONLY);

	need(fd >= 0 && ftruncate(fd, 5000) == 0 && stat("file", &first) == 0, "a file");
	raw(SYS_stat, "file", &st);
	check("stat", st.st_dev, st.st_ino);
	raw(SYS_lstat, "file", &st);
	check("lstat", st.st_dev, st.st_ino);
	raw(SYS_fstat, fd, &st);
	check("fstat", st.st_dev, st.st_ino);
	raw(SYS_newfstatat, dir, "file", &st, 0);
	check("newfstatat", st.st_dev, st.st_ino);
	raw(SYS_newfstatat, fd, "", &st, AT_EMPTY_PATH);
	check("newfstatat of a descriptor", st.st_dev, st.st_ino);
	statx(dir, "file", 0, STATX_BASIC_STATS, &x);
	check("statx", makedev(x.stx_dev_major, x.stx_dev_minor), x.stx_ino);
	say("%ld bytes, mode %o, %ld link", (long)x.stx_size, x.stx_mode & 07777, (long)x.stx_nlink);
	DIR *listing = opendir(".");
	for (struct dirent *entry; (entry = readdir(listing));)
		if (!strcmp(entry->d_name, "file"))
			check("the directory's entry", first.st_dev, entry->d_ino);
	void *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512];
	while (fgets(line, sizeof line, maps)) {
		unsigned long start, ino;
		unsigned major, minor;
		sscanf(line, "%lx-%*x %*s %*x %x:%x %lu", &start, &major, &minor, &ino);
		if (start == (unsigned long)page)
			check("/proc/self/maps", makedev(major, minor), ino);
	}
	return verdict();
}

/*
 * Directories: each name once whatever the buffer's size, positions to go back to, and the old call's records.
 *
 * Covers: WB-131
 * Builds: default m32
 */
#include "guest.h"
#include <dirent.h>

struct old_entry { unsigned long ino, off; unsigned short length; char name[]; };

static int count_with(size_t room, long number)
{
	char buffer[65536];
	int fd = open("dir", O_RDONLY | O_DIRECTORY), count = 0;
	long n;

	while ((n = raw(number, fd, buffer, room)) > 0)
		for (long at = 0; at < n; count++)
			at += number == SYS_getdents64 ? ((struct dirent *)(buffer + at))->d_reclen : ((struct old_entry *)(buffer + at))->length;
	close(fd);
	return n < 0 ? (int)n : count;
}

int main(void)
{
	char name[64], buffer[64];

	need(mkdir("dir", 0700) == 0, "a directory");
	for (int i = 0; i < 500; i++) {
		sprintf(name, "dir/%0*d", 1 + i % 40, i);
		close(open(name, O_CREAT | O_WRONLY, 0600));
	}
	for (size_t room = 80; room <= 65536; room *= 3)
		say("room for %zu: %d names, old call %d", room, count_with(room, SYS_getdents64), count_with(room, SYS_getdents));
	int fd = open("dir", O_RDONLY);
	show_raw(raw(SYS_getdents64, fd, buffer, 10));
	show_raw(raw(SYS_getdents64, fd, 8, 1000));
	show_raw(raw(SYS_getdents64, 1, buffer, 64));
	show_raw(raw(SYS_getdents64, 9999, buffer, 64));

	DIR *dir = opendir("dir");
	long positions[600];
	char names[600][64];
	int total = 0;
	for (struct dirent *entry; positions[total] = telldir(dir), (entry = readdir(dir));)
		strcpy(names[total++], entry->d_name);
	bool good = true;
	for (int i = 0; i < total; i += 7) {
		seekdir(dir, positions[i]);
		struct dirent *entry = readdir(dir);
		good &= entry && !strcmp(entry->d_name, names[i]);
	}
	say("%d names", total);
	fact(good, "seekdir goes back to any");
	rewinddir(dir);
	fact(!strcmp(readdir(dir)->d_name, names[0]), "rewinddir to the first");
	return verdict();
}

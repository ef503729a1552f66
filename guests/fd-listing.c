/*
 * /proc/self/fd, /dev/fd and fdinfo list the program's own descriptors and no other.
 *
 * Covers: WB-117
 * Builds: default m32 m32-static
 */
#include "guest.h"
#include <dirent.h>

static void list(const char *path)
{
	DIR *dir = opendir(path);
	char line[256] = "";
	bool seen[256] = { 0 };
	int strangers = 0;

	need(dir != NULL, path);
	for (struct dirent *entry; (entry = readdir(dir));) {
		if (entry->d_name[0] == '.')
			continue;
		int fd = atoi(entry->d_name);
		if (fd < 256)
			seen[fd] = true;
		else
			strangers++;
	}
	for (int fd = 0; fd < 256; fd++)
		if (seen[fd])
			sprintf(line + strlen(line), " %d", fd);
	say("%s:%s, %d above 255", path, line, strangers);
	closedir(dir);
}

int main(void)
{
	list("/proc/self/fd");
	list("/proc/thread-self/fd");
	list("/dev/fd");
	list("/proc/self/fdinfo");
	need(open("/", O_RDONLY) == 3, "descriptor 3");
	pid_t pid = fork();
	if (pid == 0) {
		list("/proc/self/fd");
		_exit(0);
	}
	await(pid);
	return verdict();
}

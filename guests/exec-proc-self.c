/*
 * What /proc says of a process is the program's: exe, cmdline, comm, environ, stat, maps.
 *
 * Covers: WB-073, WB-094, WB-095, WB-145
 * Builds: default, static, static-pie, no-pie, musl, musl-static, m32, m32-static
 */
#include "guest.h"

extern char **environ;
extern char __executable_start[], etext[], edata[], end[], __ehdr_start[];

static int in_range(unsigned long low, const void *address, unsigned long high)
{
	return low <= (unsigned long)address && (unsigned long)address < high;
}

/* How often the maps name something, and where the first begins and the last ends. */
static int mapped(const char *name, unsigned long *low, unsigned long *high)
{
	static char text[1 << 18];
	int found = 0;

	slurp("/proc/self/maps", text, sizeof text);
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		size_t length = strlen(line), want = strlen(name);
		if (length < want || strcmp(line + length - want, name) != 0)
			continue;
		unsigned long start;
		sscanf(line, "%lx-%lx", &start, high);
		if (found++ == 0)
			*low = start;
	}
	return found;
}

int main(int argc, char **argv)
{
	char text[8192], path[4200] = "", other[64];
	unsigned long low = 0, high = 0;

	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	fact(length > 0 && strcmp(path, argv[0]) == 0, "exe");
	snprintf(other, sizeof other, "/proc/%d/exe", getpid());
	memset(path, 0, sizeof path);
	readlink(other, path, sizeof path - 1);
	fact(strcmp(path, argv[0]) == 0, "exe by number");
	memset(path, 'x', sizeof path);
	show(readlink("/proc/self/exe", path, 3));
	fact(memcmp(path, argv[0], 3) == 0 && path[3] == 'x', "cut where the buffer ends");
	show(readlink("/proc/self/exe", path, 0));
	struct stat by_link, by_name;
	fact(stat("/proc/self/exe", &by_link) == 0 && stat(argv[0], &by_name) == 0 && by_link.st_ino == by_name.st_ino, "stat follows exe");
	fact(lstat("/proc/self/exe", &by_link) == 0 && S_ISLNK(by_link.st_mode), "lstat does not");
	int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	fact(fd >= 0 && fstat(fd, &by_link) == 0 && by_link.st_ino == by_name.st_ino, "open follows exe");
	close(fd);
	length = slurp("/proc/self/cmdline", text, sizeof text);
	fact(length == (ssize_t)strlen(argv[0]) + 1 && strcmp(text, argv[0]) == 0, "cmdline");
	length = slurp("/proc/self/environ", text, sizeof text);
	fact(environ[0] ? strcmp(text, environ[0]) == 0 : length == 0, "environ begins with the first");
	slurp("/proc/self/comm", text, sizeof text);
	text[strcspn(text, "\n")] = 0;
	fact(strncmp(text, strrchr(argv[0], '/') + 1, 15) == 0, "comm");
	slurp("/proc/self/status", text, sizeof text);
	text[strcspn(text, "\n")] = 0;
	fact(strncmp(text, "Name:\t", 6) == 0 && strncmp(text + 6, strrchr(argv[0], '/') + 1, 15) == 0, "the name in status");

	slurp("/proc/self/stat", text, sizeof text);
	unsigned long field[64] = { 0 };
	int n = 3;
	for (char *word = strtok(strrchr(text, ')') + 2, " "); word && n < 64; word = strtok(NULL, " "))
		field[n++] = strtoul(word, NULL, 10);
	fact(in_range(field[26], main, field[27]), "startcode and endcode have the code between them");
	fact(field[28] == (unsigned long)(argv - 1), "startstack is where argc is");
	fact(in_range(field[45], &end, field[46] + (end - edata) + 1), "start_data and end_data");
	fact(field[48] == (unsigned long)argv[0] && field[49] > field[48], "arg_start and arg_end");
	fact(field[49] == field[50] && (!environ[0] || field[50] == (unsigned long)environ[0]), "env_start");

	say("maps of the program: %s", mapped(argv[0], &low, &high) > 1 ? "some" : "too few");
	fact(in_range(low, __executable_start, high), "the first is its beginning");
	char *first = (char *)raw(SYS_brk, 0);
	fact((char *)raw(SYS_brk, first + 100000) == first + 100000, "the break moves");
	fact(mapped("[heap]", &low, &high) > 0 && in_range(low, first + 99999, high), "[heap] is there");
	say("[stack]: %d", mapped("[stack]", &low, &high));
	fact(in_range(low, &low, high), "this stack");
	return verdict();
}

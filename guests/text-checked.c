/*
 * A program that compares its own text, and the library's, with their files finds them equal before and after calls.
 *
 * Covers: WB-103
 * Builds: default m32
 */
#include "guest.h"

static bool equal;
static int compared;

static void compare(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[4200];

	equal = true;
	compared = 0;
	while (fgets(line, sizeof line, maps)) {
		unsigned long from, to, offset;
		char modes[8], name[4096] = "";
		sscanf(line, "%lx-%lx %7s %lx %*s %*[0-9]%*[ ]%4095[^\n]", &from, &to, modes, &offset, name);
		if (memcmp(modes, "r-x", 3) || name[0] != '/')
			continue;
		int fd = open(name, O_RDONLY);
		char *file = mmap(NULL, to - from, PROT_READ, MAP_PRIVATE, fd, offset);
		compared++;
		equal &= !memcmp(file, (void *)from, to - from);
		munmap(file, to - from);
		close(fd);
	}
	fclose(maps);
}

int main(void)
{
	compare();
	compare();
	fact(compared >= 3, "the program, its library and the linker were compared");
	fact(equal, "text in memory equals text in files");
	return verdict();
}

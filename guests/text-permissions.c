/*
 * Code that made calls has the permissions it had, execute-only pages too.
 *
 * Covers: WB-100
 * Builds: default m32
 */
#include "guest.h"

static char text[1 << 20];

static int count_modes(const char *wanted, const void *holding)
{
	int count = 0;

	need(slurp("/proc/self/maps", text, sizeof text) > 0, "maps");
	for (char *line = text; *line; line = strchr(line, '\n') + 1) {
		unsigned long from, to;
		char modes[8];
		sscanf(line, "%lx-%lx %7s", &from, &to, modes);
		if (holding && ((unsigned long)holding < from || (unsigned long)holding >= to))
			continue;
		count += !memcmp(modes, wanted, 3);
	}
	return count;
}

int main(void)
{
	for (int i = 0; i < 1000; i++)
		raw(SYS_getppid);
	fact(count_modes("r-x", main) == 1, "the program's text is r-x");
	fact(count_modes("r-x", (void *)getppid) == 1, "the library's text is r-x");
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(page, GETPID_CODE, 8);
	show(mprotect(page, 4096, PROT_EXEC));
	bool good = true;
	for (int i = 0; i < 1000; i++)
		good &= ((long (*)(void))page)() == getpid();
	fact(good, "an execute-only page makes calls");
	fact(count_modes("--x", page) == 1, "and is execute-only still");
	show(mprotect(page, 4096, PROT_READ | PROT_EXEC));
	good = true;
	for (int i = 0; i < 1000; i++)
		good &= ((long (*)(void))page)() == getpid();
	fact(good, "a readable one too");
	fact(count_modes("r-x", page) == 1, "and is r-x still");
	return verdict();
}

/*
 * No mapping of a process that asked for none is writable and executable at once.
 *
 * Covers: WB-100
 */
#include "guest.h"

int main(void)
{
	static char text[1 << 20];
	int both = 0;

	for (int i = 0; i < 1000; i++)
		raw(SYS_getppid);
	need(slurp("/proc/self/maps", text, sizeof text) > 0, "maps");
	for (char *line = text; *line; line = strchr(line, '\n') + 1) {
		char modes[8];
		sscanf(line, "%*s %7s", modes);
		both += modes[1] == 'w' && modes[2] == 'x';
	}
	fact(both == 0, "nothing is writable and executable");
	return verdict();
}

/*
 * The first line of /proc/self/maps is the program's own, as simple readers expect, and no line is of a file not its own.
 *
 * Covers: WB-094
 * Builds: default no-pie
 */
#include "guest.h"
#include <libgen.h>

int main(void)
{
	static char text[1 << 20], exe[4096];
	int strangers = 0;

	need(slurp("/proc/self/maps", text, sizeof text) > 0 && readlink("/proc/self/exe", exe, sizeof exe - 1) > 0, "maps");
	for (char *line = text; *line; line = strchr(line, '\n') + 1) {
		char name[4096] = "";
		sscanf(line, "%*s %*s %*s %*s %*[0-9]%*[ ]%4095[^\n]", name);
		if (line == text)
			fact(!strcmp(name, exe), "the first is the program");
		if (name[0] == '/' && strcmp(name, exe) && !strstr(name, "/libc.so") && !strstr(name, "/ld-linux")) {
			say("a mapping of %s", basename(name));
			strangers++;
		}
	}
	say("%d mappings of other files", strangers);
	return verdict();
}

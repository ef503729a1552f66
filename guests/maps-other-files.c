/*
 * /proc/self/maps names the program, its library and the linker, no other file, and calls the vDSO [vdso].
 *
 * Covers: WB-094
 * Builds: default static m32
 */
#include "guest.h"
#include <sys/auxv.h>

int main(void)
{
	static char text[1 << 20], exe[4096];
	unsigned long vdso = getauxval(AT_SYSINFO_EHDR);
	int others = 0;

	need(slurp("/proc/self/maps", text, sizeof text) > 0 && readlink("/proc/self/exe", exe, sizeof exe - 1) > 0, "maps");
	for (char *line = text; *line; line = strchr(line, '\n') + 1) {
		unsigned long from;
		char name[4096] = "";
		sscanf(line, "%lx-%*x %*s %*s %*s %*[0-9]%*[ ]%4095[^\n]", &from, name);
		others += name[0] == '/' && strcmp(name, exe) && !strstr(name, "/libc.so") && !strstr(name, "/ld-linux");
		if (from == vdso)
			fact(!strcmp(name, "[vdso]"), "AT_SYSINFO_EHDR is [vdso]");
	}
	fact(others == 0, "no other file is mapped");
	return verdict();
}

/*
 * The first line of /proc/self/maps is the program's own, as simple readers expect.
 *
 * Covers: WB-094
 * Builds: default no-pie m32
 */
#include "guest.h"

int main(void)
{
	static char text[1 << 20], exe[4096];

	need(slurp("/proc/self/maps", text, sizeof text) > 0 && readlink("/proc/self/exe", exe, sizeof exe - 1) > 0, "maps");
	char name[4096] = "";
	sscanf(text, "%*s %*s %*s %*s %*[0-9]%*[ ]%4095[^\n]", name);
	fact(!strcmp(name, exe), "the first is the program");
	return verdict();
}

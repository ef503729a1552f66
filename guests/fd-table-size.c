/*
 * FDSize in /proc/self/status: the descriptor table of a program with three descriptors is the smallest there is.
 *
 * Covers: WB-117
 */
#include "guest.h"

int main(void)
{
	char text[16384], *at;

	need(slurp("/proc/self/status", text, sizeof text) > 0 && (at = strstr(text, "FDSize:")), "the field");
	say("%.*s", (int)strcspn(at, "\n"), at);
	return verdict();
}

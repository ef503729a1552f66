/*
 * A program that asks for an executable stack gets one.
 *
 * Covers: WB-097
 * Flags: -zexecstack
 * Builds: default, static, static-pie, m32
 */
#include "guest.h"

int main(void)
{
	static char text[1 << 18];
	volatile unsigned char code[] = { 0xb8, 42, 0, 0, 0, 0xc3 };

	slurp("/proc/self/maps", text, sizeof text);
	char *name = strstr(text, "[stack]");
	while (name > text && name[-1] != '\n')
		name--;
	say("[stack] is %.4s", strchr(name, ' ') + 1);
	say("code on it returns %d", ((int (*)(void))code)());
	return verdict();
}

/*
 * getrandom gives what was asked for, refuses what it should, and never the same twice.
 *
 * Covers: WB-134
 * Builds: default m32
 */
#include "guest.h"
#include <sys/random.h>

int main(void)
{
	unsigned char a[32] = { 0 }, b[32] = { 0 };

	show(getrandom(a, 32, 0));
	show(getrandom(b, 32, GRND_NONBLOCK));
	fact(memcmp(a, b, 32) != 0, "two are not the same");
	show(getrandom(a, 0, 0));
	show(getrandom(a, 32, 0x80));
	show(getrandom((void *)8, 32, 0));
	show(getentropy(a, 32));
	show(getentropy(a, 257));
	static unsigned char much[1 << 20];
	show(getrandom(much, sizeof much, 0));
	pid_t pid = fork();
	getrandom(pid == 0 ? a : b, 32, 0);
	if (pid == 0)
		_exit(0);
	await(pid);
	return verdict();
}

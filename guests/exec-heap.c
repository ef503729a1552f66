/*
 * The heap begins behind the program, grows and shrinks, and reads as zeros; limits on data hold.
 *
 * Covers: WB-095, WB-096
 * Builds: default, static, static-pie, no-pie, musl-static, m32
 */
#include "guest.h"

extern char end[];

static char large[8 << 20];

int main(int argc, char **argv)
{
	char *first = (char *)raw(SYS_brk, 0);

	fact(((unsigned long)first & 4095) == 0 || first > end, "the break begins at a page or has been moved");
	bool relative = (unsigned long)end > 0x700000000000;
	fact(relative || first >= end, "it is behind the program");
	fact(relative || first - end < (2ll << 30), "and near");
	large[sizeof large - 1] = 1;
	fact((char *)raw(SYS_brk, first + (64 << 20)) == first + (64 << 20), "64 megabytes more");
	int dirty = 0;
	for (long at = 0; at < 64 << 20; at += 4096) {
		dirty += first[at] != 0 && at >= 4096;
		first[at + 4095] = 1;
	}
	say("bytes that are not zero: %d", dirty);
	fact((char *)raw(SYS_brk, first + 8192) == first + 8192, "shrunk");
	fact((char *)raw(SYS_brk, 4096) == first + 8192, "not to nothing");
	fact((char *)raw(SYS_brk, first + 12288) == first + 12288 && first[10000] == 0, "what was given back is zero");
	struct rlimit limit = { 16 << 20, RLIM_INFINITY };
	setrlimit(RLIMIT_DATA, &limit);
	fact((char *)raw(SYS_brk, first + (256 << 20)) == first + 12288, "the limit on data holds");
	return verdict();
}

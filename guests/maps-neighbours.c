/*
 * What a program maps is in /proc/self/maps wherever the kernel puts it, and in /proc/self/smaps is in no mapping that begins
 * elsewhere than one of those.
 *
 * Covers: WB-094
 * Builds: default static
 */
#include "guest.h"

static char maps[1 << 20], smaps[4 << 20];

/* Where the mapping begins that holds an address, by a text as that of /proc/self/maps or smaps; 0 if there is none. */
static unsigned long begin(const char *text, unsigned long address)
{
	for (const char *line = text; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
		unsigned long from, to;
		if (sscanf(line, "%lx-%lx ", &from, &to) == 2 && address >= from && address < to)
			return from;
	}
	return 0;
}

int main(void)
{
	char *pages[256];
	int missing = 0, elsewhere = 0;

	/* Gaps between what is there already are taken first. */
	for (int i = 0; i < 256; i++) {
		pages[i] = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		need(pages[i] != MAP_FAILED, "memory");
	}
	need(slurp("/proc/self/maps", maps, sizeof maps) > 0 && slurp("/proc/self/smaps", smaps, sizeof smaps) > 0, "maps");
	for (int i = 0; i < 256; i++) {
		unsigned long page = (unsigned long)pages[i], from = begin(smaps, page);
		missing += begin(maps, page) == 0;
		elsewhere += from != begin(maps, from);
	}
	fact(missing == 0, "each page is in /proc/self/maps");
	fact(elsewhere == 0, "its mapping in /proc/self/smaps begins where one does in /proc/self/maps");
	return verdict();
}

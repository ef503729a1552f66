/*
 * A program linked for a fixed address is there; the low addresses around it are free.
 *
 * Covers: WB-096
 * Builds: no-pie static
 */
#include "guest.h"

int main(void)
{
	fact((unsigned long)main > 0x400000 && (unsigned long)main < 0x500000, "code above 0x400000");
	static char *places[] = { (char *)0x10000, (char *)0x100000, (char *)0x200000, (char *)0x10000000, (char *)0x70000000, (char *)0x100000000 };
	for (int i = 0; i < 6; i++) {
		char *page = mmap(places[i], 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
		say("%p: %s", places[i], page == places[i] ? "free" : error_name(errno));
	}
	char *low = mmap(NULL, 1 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	fact(low != MAP_FAILED && (unsigned long)low < 1ul << 31, "MAP_32BIT");
	char *large = mmap((void *)0x80000000, 1ul << 30, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE | MAP_NORESERVE, -1, 0);
	fact(large == (void *)0x80000000, "a gibibyte at 2 GiB");
	return verdict();
}

/*
 * mremap grows, shrinks, moves and doubles mappings, code that made calls included.
 *
 * Covers: WB-090, WB-102
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	memcpy(page, GETPID_CODE, 8);
	fact(((long (*)(void))page)() == getpid(), "before");
	unsigned char *moved = mremap(page, 4096, 65536, MREMAP_MAYMOVE);
	need(moved != MAP_FAILED, "a larger place");
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= ((long (*)(void))moved)() == getpid();
	fact(good, "grown");
	unsigned char *target = mmap(NULL, 65536, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	moved = mremap(moved, 65536, 4096, MREMAP_MAYMOVE | MREMAP_FIXED, target);
	need(moved == target, "another place");
	for (int i = 0; i < 100; i++)
		good &= ((long (*)(void))moved)() == getpid();
	fact(good, "moved");
	unsigned char *left = mremap(moved, 4096, 4096, MREMAP_MAYMOVE | MREMAP_DONTUNMAP, NULL);
	fact(left != MAP_FAILED && moved[0] == 0, "taken out of its place");
	for (int i = 0; i < 100; i++)
		good &= ((long (*)(void))left)() == getpid();
	fact(good, "moved again");
	memcpy(moved, GETPPID_CODE, 8);
	for (int i = 0; i < 100; i++)
		good &= ((long (*)(void))moved)() == getppid() && ((long (*)(void))left)() == getpid();
	fact(good, "other code in the old place");
	show(mremap((void *)8, 4096, 4096, 0) == MAP_FAILED ? -1 : 0);
	show(mremap(moved, 0, 4096, 0) == MAP_FAILED ? -1 : 0);
	int memory = memfd_create("twice", 0);
	need(ftruncate(memory, 8192) == 0, "a file");
	char *shared = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
	char *doubled = mremap(shared, 0, 8192, MREMAP_MAYMOVE);
	need(doubled != MAP_FAILED, "a second view");
	strcpy(shared, "twice");
	fact(!strcmp(doubled, "twice"), "doubled");
	return verdict();
}

/*
 * Code whose file is cut off under it can be protected, written over and unmapped; when the file has grown again, it runs again.
 *
 * Covers: WB-100
 * Builds: default m32
 */
#include "guest.h"

static const char code[] = GETPID_CODE;
static int file;
static unsigned char *page;

static void fill(void)
{
	need(pwrite(file, code, 8, 0) == 8 && ftruncate(file, 4096) == 0, "code");
}

static void map_it(void)
{
	char name[] = "code-XXXXXX";

	file = mkstemp(name);
	need(file >= 0 && unlink(name) == 0, "a file");
	fill();
	/* Room behind it, so that a jump has where to go. */
	unsigned char *room = mmap(NULL, 1 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	page = mmap(room, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_FIXED, file, 0);
	need(page == room && munmap(room + 4096, (1 << 20) - 4096) == 0, "a mapping");
}

static bool runs(void)
{
	bool good = true;

	for (int i = 0; i < 1000; i++)
		good &= ((long (*)(void))page)() == getpid();
	return good;
}

static void protect(void)
{
	map_it();
	fact(runs(), "the code runs");
	show(ftruncate(file, 0));
	show(mprotect(page, 4096, PROT_READ | PROT_WRITE));
	show(mprotect(page, 4096, PROT_READ | PROT_EXEC));
	fill();
	fact(!memcmp(page, code, 8), "what is there is the file's");
	fact(runs(), "the code runs when the file has it again");
}

static void map_over(void)
{
	map_it();
	fact(runs(), "the code runs");
	show(ftruncate(file, 0));
	void *other = mmap(page, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	fact(other == page && page[0] == 0, "another mapping takes its place");
}

static void move(void)
{
	map_it();
	fact(runs(), "the code runs");
	show(ftruncate(file, 0));
	unsigned char *moved = mremap(page, 4096, 4096, MREMAP_MAYMOVE | MREMAP_FIXED, page + 8192);
	fact(moved == page + 8192, "it moves");
	show(munmap(moved, 4096));
}

int main(void)
{
	show_status("mprotect", in_child(protect));
	show_status("mmap over it", in_child(map_over));
	show_status("mremap", in_child(move));
	return verdict();
}

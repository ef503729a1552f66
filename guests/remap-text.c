/*
 * Code of a file that made calls is one mapping still, as /proc/self/maps tells, keeps what is written there, and moves as a whole, in a
 * forked process too.
 *
 * Covers: WB-090, WB-094
 */
#include "guest.h"

enum { PAGE = 4096, PAGES = 8 };

/* mov $nr, %eax; syscall; cmp $-4095, %rax; ret */
static const unsigned char call[] = { 0xb8, SYS_getppid, 0, 0, 0, 0x0f, 0x05, 0x48, 0x3d, 0x01, 0xf0, 0xff, 0xff, 0xc3 };
static const int places[] = { 1, 2, 5 };

static bool call_all(unsigned char *code, int times)
{
	bool good = true;

	for (int i = 0; i < times; i++)
		for (int j = 0; j < 3; j++)
			good &= ((long (*)(void))(code + places[j] * PAGE + 64))() == getppid();
	return good;
}

/* How many mappings [start, start + PAGES pages) consists of; 0 if it is not there. */
static int mappings(const unsigned char *start)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[4096];
	int found = 0;
	unsigned long from, to;

	while (fgets(line, sizeof line, maps))
		if (sscanf(line, "%lx-%lx r-xp", &from, &to) == 2 && from >= (unsigned long)start && to <= (unsigned long)start + PAGES * PAGE)
			found++;
	fclose(maps);
	return found;
}

static void move_and_call(unsigned char *code)
{
	unsigned char *target = mmap(NULL, PAGES * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned char *moved = mremap(code, PAGES * PAGE, PAGES * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, target);

	fact(moved == target, "moved to a place given");
	if (moved != target)
		return;
	say("%d mapping", mappings(moved));
	fact(!memcmp(moved + PAGE + 64, call, sizeof call), "its bytes are as they were");
	fact(call_all(moved, 50), "calls from there");
	unsigned char *grown = mremap(moved, PAGES * PAGE, 2 * PAGES * PAGE, MREMAP_MAYMOVE);
	fact(grown != MAP_FAILED, "grown");
	if (grown != MAP_FAILED)
		fact(call_all(grown, 50), "calls from there");
}

int main(void)
{
	int file = memfd_create("code", MFD_CLOEXEC);

	need(file >= 0 && ftruncate(file, 2 * PAGES * PAGE) == 0, "a file");
	for (int i = 0; i < 3; i++)
		need(pwrite(file, call, sizeof call, places[i] * PAGE + 64) == sizeof call, "code in it");
	unsigned char *code = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
	need(code != MAP_FAILED, "the file is mapped");
	fact(call_all(code, 50), "calls");
	say("%d mapping", mappings(code));
	pid_t child = fork();
	if (child == 0) {
		move_and_call(code);
		_exit(verdict());
	}
	int status;
	need(waitpid(child, &status, 0) == child, "a child");
	show(WEXITSTATUS(status));
	need(mprotect(code + 6 * PAGE, PAGE, PROT_EXEC) == 0, "a page that cannot be read");
	say("%d mappings that can", mappings(code));
	need(mprotect(code + 6 * PAGE, PAGE, PROT_READ | PROT_EXEC) == 0, "it can again");
	move_and_call(code);
	code = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
	need(code != MAP_FAILED, "the file is mapped again");
	fact(call_all(code, 50), "calls");
	int memory = open("/proc/self/mem", O_RDWR | O_CLOEXEC);
	unsigned char byte = 0x90;
	if (memory >= 0 && pwrite(memory, &byte, 1, (off_t)(code + 2 * PAGE)) == 1) {
		need(mprotect(code, PAGES * PAGE, PROT_READ | PROT_WRITE | PROT_EXEC) == 0, "the code can be written");
		fact(code[2 * PAGE] == byte, "what was written there is there");
		need(mprotect(code, PAGES * PAGE, PROT_READ | PROT_EXEC) == 0, "no more");
		fact(call_all(code, 50), "calls");
	}
	return verdict();
}

/*
 * The vDSO may be moved, protected or unmapped by the program, as a whole: signals still return and raw calls go on, and it is shown where
 * it is then. mseal is mseal.
 *
 * Covers: WB-111
 * Builds: default m32
 */
#include "guest.h"
#include <sys/auxv.h>

#ifndef SYS_mseal
#define SYS_mseal 462
#endif

static volatile sig_atomic_t handled;

static void on_usr1(int signal)
{
	handled++;
}

static void find(unsigned long *start, unsigned long *end)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512];

	while (fgets(line, sizeof line, maps))
		if (strstr(line, "[vdso]"))
			sscanf(line, "%lx-%lx", start, end);
	fclose(maps);
}

static void show_place(unsigned long before)
{
	unsigned long start = 0, end = 0;

	find(&start, &end);
	say("[vdso] is %s", start == 0 ? "nowhere" : start == before ? "where it was" : "elsewhere");
}

static void go_on(void)
{
	struct timespec ts;

	handled = 0;
	raise(SIGUSR1);
	say("signals %s, clock_gettime %ld", handled == 1 ? "work" : "fail", raw(SYS_clock_gettime, CLOCK_MONOTONIC, &ts));
}

static void moved(void)
{
	unsigned long start = 0, end = 0;

	find(&start, &end);
	if (start == 0) {
		say("there is no [vdso]");
		return;
	}
	void *room = mmap(NULL, end - start, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	show(mremap((void *)start, end - start, end - start, MREMAP_MAYMOVE | MREMAP_FIXED, room) == room ? 0 : -1);
	show_place(start);
	show_ok(mremap((void *)start, end - start, end - start, MREMAP_MAYMOVE | MREMAP_FIXED, room));
	go_on();
	show(munmap(room, end - start));
	show_place(start);
}

static void unmapped(void)
{
	unsigned long start = 0, end = 0;

	find(&start, &end);
#ifdef __x86_64__
	show(munmap((void *)start, 4096));
	show(munmap((void *)(end - 4096), 4096));
#endif
	show_place(start);
	show(munmap((void *)start, end - start));
	show_place(start);
	show(munmap((void *)start, end - start));
	go_on();
}

static void sealed(void)
{
	char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	show_raw(raw(SYS_mseal, page, 4096, 0));
	show_raw(raw(SYS_mprotect, page, 4096, PROT_READ | PROT_WRITE));
	show_raw(raw(SYS_munmap, page, 4096));
	show_raw(raw(SYS_mseal, 8, 4096, 0));
}

int main(void)
{
	handle(SIGUSR1, on_usr1, 0);
	show_status("moved", in_child(moved));
	show_status("unmapped", in_child(unmapped));
	show_status("sealed", in_child(sealed));
	return verdict();
}

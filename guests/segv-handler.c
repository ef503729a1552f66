/*
 * SIGSEGV is the program's: its handler may repair the mapping and return, or leave by siglongjmp.
 *
 * Covers: WB-048, WB-092, WB-158
 * Builds: default m32
 */
#include "guest.h"

static char *page;
static volatile int repaired, left;
static sigjmp_buf place;

static void repair(int signal, siginfo_t *info, void *context)
{
	repaired++;
	if (mprotect((void *)((uint64_t)info->si_addr & -4096), 4096, PROT_READ | PROT_WRITE) != 0)
		_exit(98);
}

static void leave(int signal, siginfo_t *info, void *context)
{
	left++;
	siglongjmp(place, 1);
}

int main(void)
{
	page = mmap(NULL, 64 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	handle_info(SIGSEGV, repair, 0);
	for (int i = 0; i < 64; i++)
		page[i * 4096] = (char)i;
	bool good = true;
	for (int i = 0; i < 64; i++)
		good &= page[i * 4096] == (char)i;
	fact(good && repaired == 64, "64 faults were repaired");
	handle_info(SIGSEGV, leave, 0);
	for (volatile int i = 0; i < 500; i++)
		if (sigsetjmp(place, 1) == 0)
			*(volatile int *)(long)(i * 8 % 4096) = 1;
	say("left %d faults", left);
	/* A bad pointer in a call is no fault of the program. */
	show_raw(raw(SYS_newfstatat, AT_FDCWD, "/", 8, 0));
	say("faults after it: %d", left);
	return verdict();
}

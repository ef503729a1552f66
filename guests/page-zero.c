/*
 * Page 0: who may map it may, and code there runs; for the others it stays out of reach.
 *
 * Covers: WB-092, WB-093
 * Builds: default m32
 */
#include "guest.h"

static void call_it(void)
{
	((void (*)(void))0)();
}

static void map_it(void)
{
	char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);

	show(page == MAP_FAILED ? -1 : 0);
	if (page == MAP_FAILED)
		return;
	__asm__ volatile("" : "+r"(page));
	memcpy(page, GETPID_CODE, 8);
	long (*volatile code)(void) = (long (*)(void))page;
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= code() == getpid();
	fact(good, "code on page 0 makes calls");
}

int main(void)
{
	show_status("a call of address 0", in_child(call_it));
	show_status("a mapping of page 0", in_child(map_it));
	return verdict();
}

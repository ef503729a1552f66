/*
 * A just-in-time compiler's ways: write then mprotect to run, over and over; RWX rewritten; unmapped and mapped anew.
 *
 * Covers: WB-102
 * Builds: default m32
 */
#include "guest.h"

static unsigned char *page;

static void emit(int at, long number, bool real)
{
	unsigned char code[8] = { 0xb8, number, number >> 8, 0, 0, 0x90, 0x90, 0xc3 };

	if (real)
		memcpy(code + 5, CALL_CODE, 2);
	memcpy(page + at, code, 8);
}

static long run(int at)
{
	return ((long (*)(void))(page + at))();
}

static bool check(int round)
{
	bool good = true;

	for (int at = 0; at < 4096; at += 8) {
		int which = (at / 8 + round) % 3;
		long expected = which == 0 ? getpid() : which == 1 ? getppid() : 1000;
		good &= run(at) == expected;
	}
	return good;
}

static void fill(int round)
{
	for (int at = 0; at < 4096; at += 8) {
		int which = (at / 8 + round) % 3;
		emit(at, which == 0 ? SYS_getpid : which == 1 ? SYS_getppid : 1000, which != 2);
	}
}

int main(void)
{
	bool good = true;

	page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	for (int round = 0; round < 50; round++) {
		mprotect(page, 4096, PROT_READ | PROT_WRITE);
		fill(round);
		mprotect(page, 4096, PROT_READ | PROT_EXEC);
		good &= check(round) && check(round);
	}
	fact(good, "written, then made executable");
	good = true;
	mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC);
	for (int round = 0; round < 50; round++) {
		fill(round);
		good &= check(round);
	}
	fact(good, "rewritten while executable");
	good = true;
	for (int round = 0; round < 50; round++) {
		munmap(page, 4096);
		void *again = mmap(page, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
		good &= again == page;
		fill(round);
		mprotect(page, 4096, PROT_READ | PROT_EXEC);
		good &= check(round);
	}
	fact(good, "unmapped and mapped anew at the same address");
	good = true;
	for (int round = 0; round < 50; round++) {
		void *room = mmap(NULL, 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		page = mremap(page, 4096, 4096, MREMAP_MAYMOVE | MREMAP_FIXED, room);
		good &= page == room && check(49);
	}
	fact(good, "moved by mremap");
	good = true;
	for (int round = 0; round < 50; round++) {
		mmap(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
		fill(round);
		good &= check(round);
		madvise(page, 4096, MADV_DONTNEED);
		good &= page[0] == 0;
		fill(round + 1);
		good &= check(round + 1);
	}
	fact(good, "dropped by MADV_DONTNEED and written again");
	return verdict();
}

/*
 * Thread areas: set_thread_area chooses entries and gives them back, get_thread_area tells them, and segments loaded from them, from the
 * local descriptor table too, stay right over thousands of calls, signals, forks and threads.
 *
 * Covers: WB-018, WB-062
 * Builds: m32 m32-static
 */
#include "ia32.h"
#include <asm/ldt.h>

#define FIRST 12

static unsigned short gs(void)
{
	unsigned short value;

	__asm__ volatile("mov %%gs, %0" : "=r"(value));
	return value;
}

static unsigned short fs(void)
{
	unsigned short value;

	__asm__ volatile("mov %%fs, %0" : "=r"(value));
	return value;
}

static void load_fs(unsigned short selector)
{
	__asm__ volatile("mov %0, %%fs" : : "r"(selector));
}

static unsigned long at_gs(void)
{
	unsigned long value;

	__asm__ volatile("movl %%gs:0, %0" : "=r"(value));
	return value;
}

static unsigned long at_fs(unsigned long offset)
{
	unsigned long value;

	__asm__ volatile("movl %%fs:(%1), %0" : "=r"(value) : "r"(offset) : "memory");
	return value;
}

static unsigned long blocks[4][16];
static volatile int handled;
static volatile bool wrong_in_handler;
static unsigned short expected_fs;

static struct user_desc area(int entry, void *base, bool pages)
{
	return (struct user_desc){ .entry_number = entry, .base_addr = (unsigned long)base, .limit = pages ? 0xfffff : sizeof blocks[0] - 1,
				   .seg_32bit = 1, .limit_in_pages = pages, .useable = 1 };
}

static void on_signal(int signal)
{
	handled++;
	wrong_in_handler |= fs() != expected_fs || at_gs() != (unsigned long)pthread_self();
}

static void *in_thread(void *argument)
{
	unsigned long own[16] = { 4711 };
	struct user_desc mine = area(13, own, false), seen = { .entry_number = 13 };
	bool good = true;

	/* Areas are the thread's own; a new one has its creator's. */
	good &= raw(SYS_get_thread_area, &seen) == 0 && seen.base_addr == (unsigned long)blocks[0];
	good &= raw(SYS_set_thread_area, &mine) == 0;
	load_fs(13 << 3 | 3);
	for (int i = 0; i < 2000; i++) {
		good &= at_fs(0) == 4711 && at_gs() == (unsigned long)pthread_self();
		raw(SYS_sched_yield);
	}
	load_fs(0);
	return (void *)good;
}

static void load_beyond(void)
{
	load_fs(14 << 3 | 3);
	say("an entry that is empty can be loaded");
}

static void read_beyond(void)
{
	struct user_desc small = area(13, blocks[0], false);

	raw(SYS_set_thread_area, &small);
	load_fs(13 << 3 | 3);
	say("at its end %lx", at_fs(60));
	say("behind it %lx", at_fs(64));
}

int main(void)
{
	struct user_desc first = area(-1, blocks[0], false), second = area(-1, blocks[1], true), third = area(-1, blocks[2], true), seen;
	struct user_desc empty = { .entry_number = 13, .read_exec_only = 1, .seg_not_present = 1 };
	unsigned short own = gs();
	bool good = true;

	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 16; j++)
			blocks[i][j] = 0x1000 * (i + 1) + j;
	say("gs %#x, fs %#x", own, fs());
	seen = (struct user_desc){ .entry_number = own >> 3 };
	show_raw(raw(SYS_get_thread_area, &seen));
	fact(seen.base_addr == (unsigned long)pthread_self() && at_gs() == seen.base_addr, "libc's area is where its thread is");
	say("limit %#x, in pages %d, 32 bits %d, contents %d, read-only %d, absent %d, useable %d", seen.limit, seen.limit_in_pages, seen.seg_32bit,
	    seen.contents, seen.read_exec_only, seen.seg_not_present, seen.useable);
	show_raw(raw(SYS_set_thread_area, &first));
	show_raw(raw(SYS_set_thread_area, &second));
	show_raw(raw(SYS_set_thread_area, &third));
	say("entries %d and %d", first.entry_number, second.entry_number);
	for (int entry = FIRST - 1; entry <= FIRST + 3; entry++) {
		seen = (struct user_desc){ .entry_number = entry };
		long result = raw(SYS_get_thread_area, &seen);
		say("entry %d: %s, base %s, limit %#x", entry, result ? error_name(-result) : "there",
		    seen.base_addr == (unsigned long)blocks[0] ? "first" : seen.base_addr == (unsigned long)blocks[1] ? "second" : seen.base_addr ? "another" : "0",
		    result ? 0 : seen.limit);
	}
	show_raw(raw(SYS_set_thread_area, 8));
	show_raw(raw(SYS_get_thread_area, 8));
	seen = area(99, blocks[0], false);
	show_raw(raw(SYS_set_thread_area, &seen));

	struct sigaction action = { .sa_handler = on_signal };
	sigaction(SIGALRM, &action, NULL);
	alarm_ms(1, 1);
	for (int entry = 0; entry < 2; entry++) {
		load_fs(expected_fs = (FIRST + 1 + entry) << 3 | 3);
		for (int i = 0; i < 20000; i++) {
			good &= at_fs(4 * (i % 16)) == blocks[entry][i % 16] && at_gs() == (unsigned long)pthread_self();
			raw(i % 3 ? SYS_getppid : SYS_sched_yield);
		}
		good &= fs() == expected_fs;
	}
	while (handled < 5)
		raw(SYS_sched_yield);
	alarm_ms(0, 0);
	fact(good, "both areas stay right over calls and signals");
	fact(!wrong_in_handler, "in handlers too");

	/* Changed while it is loaded: the segment follows when it is loaded anew, and by the kernel's doing before. */
	first = area(13, blocks[3], false);
	load_fs(13 << 3 | 3);
	show_raw(raw(SYS_set_thread_area, &first));
	say("an area changed while it is loaded shows %#lx", at_fs(4));
	load_fs(13 << 3 | 3);
	say("loaded anew it shows %#lx", at_fs(4));
	first = area(13, blocks[0], false);
	raw(SYS_set_thread_area, &first);

	pid_t pid = fork();
	if (pid == 0) {
		good = at_fs(0) == blocks[0][0];
		for (int i = 0; i < 100; i++)
			good &= at_fs(0) == 0x1000 && raw(SYS_getppid) > 0;
		_exit(good ? 0 : 1);
	}
	show_status("a child has them", await(pid));
	pthread_t threads[4];
	load_fs(0);
	void *result;
	for (int i = 0; i < 4; i++)
		need(pthread_create(&threads[i], NULL, in_thread, NULL) == 0, "a thread");
	good = true;
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], &result);
		good &= result != NULL;
	}
	fact(good, "threads have their own");

	struct user_desc ldt = area(3, blocks[2], false);
	show_raw(raw(SYS_modify_ldt, 1, &ldt, sizeof ldt));
	load_fs(expected_fs = 3 << 3 | 7);
	good = true;
	alarm_ms(1, 1);
	handled = 0;
	for (int i = 0; i < 20000 || handled < 5; i++) {
		good &= at_fs(4 * (i % 16)) == blocks[2][i % 16];
		raw(i % 3 ? SYS_getppid : SYS_sched_yield);
	}
	alarm_ms(0, 0);
	fact(good && fs() == expected_fs, "so does a segment of the local table");
	fact(!wrong_in_handler, "in handlers too");
	char table[64] = { 0 };
	show_raw(raw(SYS_modify_ldt, 0, table, sizeof table));
	load_fs(0);
	show_raw(raw(SYS_set_thread_area, &empty));
	seen = (struct user_desc){ .entry_number = 13 };
	show_raw(raw(SYS_get_thread_area, &seen));
	say("an emptied entry: base %#x, limit %#x, absent %d, read-only %d", seen.base_addr, seen.limit, seen.seg_not_present, seen.read_exec_only);
	struct user_desc narrow = area(13, blocks[0], false);
	narrow.seg_32bit = 0;
	show_raw(raw(SYS_set_thread_area, &narrow));
	struct user_desc code = area(13, blocks[0], false);
	code.contents = MODIFY_LDT_CONTENTS_CODE;
	show_raw(raw(SYS_set_thread_area, &code));
	raw(SYS_set_thread_area, &empty);
	struct user_desc none = { .entry_number = 14, .read_exec_only = 1, .seg_not_present = 1 };
	raw(SYS_set_thread_area, &none);
	show_status("an empty entry", in_child(load_beyond));
	show_status("behind a limit", in_child(read_beyond));
	return verdict();
}

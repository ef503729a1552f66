/*
 * Random bytes as a system call, asked for so often before that whoever keeps a state for them has begun to: never the same twice, in
 * any task; with the kernel's results for what is not to be had, and the program's registers left alone.
 */
#include "../../../guests/guest.h"
#include <pthread.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <sys/wait.h>

enum { TASKS = 40, EACH = 64, BYTES = 16 };

static struct shared { unsigned char drawn[TASKS * EACH * 8][BYTES]; unsigned count; } *shared;

static long draw(void *to, unsigned long count, unsigned flags)
{
	return syscall(SYS_getrandom, to, count, flags);
}

/* Into memory of its own: a state that two tasks have gives both the same. */
static void draw_many(void)
{
	for (int i = 0; i < EACH; i++) {
		unsigned at = __atomic_fetch_add(&shared->count, 1, __ATOMIC_RELAXED);
		if (draw(shared->drawn[at], BYTES, i & 1 ? GRND_NONBLOCK : 0) != BYTES)
			abort();
	}
}

static void *thread(void *unused)
{
	draw_many();
	return unused;
}

static int compare(const void *a, const void *b)
{
	return memcmp(a, b, BYTES);
}

static bool all_differ(void)
{
	qsort(shared->drawn, shared->count, BYTES, compare);
	for (unsigned i = 1; i < shared->count; i++)
		if (!compare(shared->drawn[i - 1], shared->drawn[i]))
			return false;
	return true;
}

static volatile unsigned seen;

static void on_alarm(int signal)
{
	unsigned char bytes[BYTES];

	seen += draw(bytes, sizeof bytes, 0) == sizeof bytes;
}

static bool registers_stay(void)
{
	static unsigned char kept[16][16], after[16][16], bytes[32];
	long result;

	for (int i = 0; i < 16; i++)
		memset(kept[i], 0x11 + i, 16);
	__asm__ volatile(
		".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15; movups 16*\\n(%[kept]), %%xmm\\n; .endr\n\t"
		"syscall\n\t"
		".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15; movups %%xmm\\n, 16*\\n(%[after]); .endr"
		: "=a"(result)
		: "a"(SYS_getrandom), "D"(bytes), "S"(sizeof bytes), "d"(0), [kept] "b"(kept), [after] "r"(after)
		: "rcx", "r11", "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12",
		  "xmm13", "xmm14", "xmm15");
	return result == sizeof bytes && !memcmp(kept, after, sizeof kept);
}

int main(void)
{
	pthread_t threads[TASKS];
	unsigned char bytes[512];

	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	draw_many();
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < TASKS; i++)
			pthread_create(&threads[i], NULL, thread, NULL);
		for (int i = 0; i < TASKS; i++)
			pthread_join(threads[i], NULL);
	}
	for (int i = 0; i < TASKS; i++) {
		pid_t pid = i & 1 ? fork() : vfork();
		if (!pid) {
			if (i & 1) {
				draw_many();
				pid_t grandchild = fork();
				draw_many();
				if (grandchild)
					await(grandchild);
			} else {
				unsigned at = __atomic_fetch_add(&shared->count, 1, __ATOMIC_RELAXED);
				draw(shared->drawn[at], BYTES, 0);
			}
			_exit(0);
		}
		await(pid);
		draw_many();
	}
	show(shared->count);
	fact(all_differ(), "no two are the same");

	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= registers_stay();
	fact(good, "vector registers stay");

	for (unsigned count = 0; count <= sizeof bytes; count += 32) {
		memset(bytes, 0, sizeof bytes);
		show(draw(bytes, count, 0));
		unsigned zeros = 0;
		for (unsigned i = count; i < sizeof bytes; i++)
			zeros += bytes[i] == 0;
		fact(zeros == sizeof bytes - count, "nothing is written behind");
	}
	char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	munmap(page + 4096, 4096);
	for (int i = 1; i <= 128; i *= 2) {
		show(draw(page + 4096 - i, 128, 0));
		show(draw(page + 4096, i, 0));
	}
	for (unsigned flags = 0; flags < 9; flags++)
		show(draw(bytes, 16, flags));
	show(draw(bytes, 16, -1));

	signal(SIGALRM, on_alarm);
	struct itimerval often = { { 0, 300 }, { 0, 300 } };
	setitimer(ITIMER_REAL, &often, NULL);
	good = true;
	while (seen < 200)
		good &= registers_stay();
	setitimer(ITIMER_REAL, &(struct itimerval){ { 0 } }, NULL);
	fact(good, "under signals too");
	return verdict();
}

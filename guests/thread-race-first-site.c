/*
 * Eight threads meet fresh syscall sites at the same instant, two hundred times.
 *
 * Covers: WB-101, WB-102
 * Builds: default m32
 */
#include "guest.h"

enum { THREADS = 8, SITES = 200 };

static unsigned char *code;
static atomic_int arrived, wrong;

static void *work(void *argument)
{
	for (int site = 0; site < SITES; site++) {
		arrived++;
		while (arrived < (site + 1) * THREADS)
			if (raw(SYS_sched_yield) != 0)
				wrong++;
		long (*call)(void) = (void *)(code + site * 32);
		for (int i = 0; i < 20; i++)
			wrong += call() != getpid();
	}
	return NULL;
}

int main(void)
{
	pthread_t threads[THREADS];

	code = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	need(code != MAP_FAILED, "memory");
	memset(code, 0x90, 8192);
	for (int site = 0; site < SITES; site++)
#ifdef __x86_64__
		memcpy(code + site * 32 + site % 8, "\xb8\x27\0\0\0\x0f\x05\x48\x3d\x00\xf0\xff\xff\xc3", 14);
#else
		memcpy(code + site * 32 + site % 8, GETPID_CODE, 8);
#endif
	need(mprotect(code, 8192, PROT_READ | PROT_EXEC) == 0, "execution");
	for (int i = 0; i < THREADS; i++)
		need(pthread_create(&threads[i], NULL, work, NULL) == 0, "a thread");
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	say("wrong: %d", wrong);
	return wrong != 0;
}

/*
 * Thousands of threads, forks, sites and handlers leave no mapping, no descriptor and no memory behind.
 *
 * Covers: WB-064, WB-110
 * Builds: default m32
 */
#include "guest.h"

static char text[1 << 20];

static int mappings(void)
{
	int lines = 0;

	need(slurp("/proc/self/maps", text, sizeof text) > 0, "maps");
	for (char *c = text; *c; c++)
		lines += *c == '\n';
	return lines;
}

static long resident_kb(void)
{
	slurp("/proc/self/status", text, sizeof text);
	return atol(strstr(text, "VmRSS:") + 6);
}

static int descriptors(void)
{
	int count = 0;

	for (int first = 0; first < 20000; first += 500) {
		struct pollfd asked[500];
		for (int i = 0; i < 500; i++)
			asked[i] = (struct pollfd){ .fd = first + i };
		need(poll(asked, 500, 0) >= 0, "poll");
		for (int i = 0; i < 500; i++)
			count += !(asked[i].revents & POLLNVAL);
	}
	return count;
}

static void *call(void *argument)
{
	raw(SYS_getppid);
	return NULL;
}

static void nothing(int signal)
{
}

static void threads(int count)
{
	for (int i = 0; i < count; i++) {
		pthread_t thread;
		need(pthread_create(&thread, NULL, call, NULL) == 0, "a thread");
		pthread_join(thread, NULL);
	}
}

static void forks(int count)
{
	for (int i = 0; i < count; i++) {
		pid_t pid = i % 2 ? fork() : vfork();
		if (pid == 0)
			_exit(0);
		await(pid);
	}
}

static void sites(int count)
{
	for (int i = 0; i < count; i++) {
		unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		memcpy(page + i % 4000, GETPID_CODE, 8);
		((long (*)(void))(page + i % 4000))();
		munmap(page, 4096);
	}
}

static void handlers(int count)
{
	for (int i = 0; i < count; i++) {
		handle(SIGUSR1, nothing, i % 2 ? SA_RESTART : 0);
		raise(SIGUSR1);
	}
}

static void measure(const char *what, void (*run)(int), int count)
{
	run(200);
	int maps_before = mappings(), files_before = descriptors();
	long memory_before = resident_kb();
	run(count);
	int maps = mappings() - maps_before, files = descriptors() - files_before;
	long memory = resident_kb() - memory_before;
	say("%s: mappings %s, descriptors %s, memory %s", what, maps <= 2 ? "stay" : "grow", files == 0 ? "stay" : "grow", memory <= 1024 ? "stays" : "grows");
	if (maps > 2 || files || memory > 1024)
		failures++;
}

int main(void)
{
	measure("threads", threads, 8000);
	measure("forks", forks, 1500);
	measure("sites", sites, 4000);
	measure("handlers", handlers, 20000);
	return verdict();
}

/*
 * A program may unmap, map over, move, protect and advise every mapping that is not its own; calls go on all the while.
 *
 * A static program has no other mappings than its file's, its heap and stack and the kernel's [vvar] and [vdso].
 * Covers: WB-090, WB-106
 * Flags: -static
 * Builds: default m32
 */
#include "guest.h"

static struct { unsigned long start, end; bool writable; } found[4096];
static int count;

/* Mappings that have no business in a static program; they are the runtime's, if it shows any. */
static void look(void)
{
	static char text[1 << 20];
	char *line = text;

	need(slurp("/proc/self/maps", text, sizeof text) > 0, "/proc/self/maps");
	static char exe[4096];
	readlink("/proc/self/exe", exe, sizeof exe - 1);
	count = 0;
	while (*line) {
		char *end = strchr(line, '\n'), modes[8], name[4096] = "";
		unsigned long from, to;
		*end = 0;
		sscanf(line, "%lx-%lx %7s %*s %*s %*s %4095[^\n]", &from, &to, modes, name);
		unsigned long here = (unsigned long)text;
		bool own = !strcmp(name, exe) || name[0] == '[' || (here >= from && here < to);
		if (!own && count < 4096) {
			found[count].start = from;
			found[count].end = to;
			found[count++].writable = modes[1] == 'w';
		}
		line = end + 1;
	}
}

static volatile sig_atomic_t handled;

static void on_usr1(int signal)
{
	handled++;
}

static void go_on(const char *after)
{
	bool good = true;

	for (int i = 0; i < 50; i++)
		good &= raw(SYS_getpid) == getpid() && raw(SYS_close, 9999) == -EBADF;
	handled = 0;
	raise(SIGUSR1);
	pid_t pid = fork();
	if (pid == 0)
		_exit(raw(SYS_getppid) > 0 ? 51 : 52);
	say("after %s: calls %s, signals %s", after, good ? "work" : "fail", handled == 1 ? "work" : "fail");
	show_status("a child", await(pid));
}

static void advise(void)
{
	static const int advices[] = { MADV_DONTNEED, MADV_FREE, MADV_COLD, MADV_PAGEOUT, MADV_DONTFORK, MADV_WIPEONFORK, MADV_DONTDUMP, MADV_MERGEABLE };

	for (int i = 0; i < 8; i++)
		for (int j = 0; j < count; j++)
			madvise((void *)found[j].start, found[j].end - found[j].start, advices[i]);
	go_on("advice");
}

static void protect(void)
{
	for (int j = 0; j < count; j++)
		mprotect((void *)found[j].start, found[j].end - found[j].start, PROT_NONE);
	go_on("mprotect");
}

static void map_over(void)
{
	for (int j = 0; j < count; j++)
		mmap((void *)found[j].start, found[j].end - found[j].start, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	go_on("mmap over them");
}

static void move(void)
{
	for (int j = 0; j < count; j++)
		mremap((void *)found[j].start, found[j].end - found[j].start, found[j].end - found[j].start, MREMAP_MAYMOVE | MREMAP_FIXED, 0x5000000000 + ((unsigned long)j << 24));
	go_on("mremap");
}

static void unmap(void)
{
	for (int j = 0; j < count; j++)
		munmap((void *)found[j].start, found[j].end - found[j].start);
	go_on("munmap");
}

int main(void)
{
	void (*tries[])(void) = { advise, protect, map_over, move, unmap };

	handle(SIGUSR1, on_usr1, 0);
	go_on("nothing");
	for (int i = 0; i < 5; i++) {
		look();
		show_status("it", in_child(tries[i]));
	}
	return verdict();
}

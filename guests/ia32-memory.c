/*
 * The memory of a program of 32 bits lies below 4 GB and is the program's alone: maps, what mmap and brk give until there is no more, fixed
 * mappings up to the end, mremap, the growing stack and its limit.
 *
 * Covers: WB-018, WB-090, WB-094, WB-095, WB-106
 * Builds: m32 m32-static
 */
#include "ia32.h"

static char text[1 << 20];

/* Shows what of the process's mappings is plain: names, order, and how far up they reach. */
static void maps(void)
{
	unsigned long long from, to, last = 0, highest = 0;
	int vdso = 0, vvar = 0, stack = 0, heap = 0, own = 0, strangers = 0, overlaps = 0;
	char modes[8], name[512], self[512];

	need(slurp("/proc/self/maps", text, sizeof text) > 0, "maps");
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	self[n < 0 ? 0 : n] = 0;
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		name[0] = 0;
		sscanf(line, "%llx-%llx %7s %*s %*s %*s %511[^\n]", &from, &to, modes, name);
		overlaps += from < last;
		last = to;
		if (to > highest)
			highest = to;
		char here;
		if (!strcmp(name, "[vdso]"))
			vdso += from <= getauxval(AT_SYSINFO) && getauxval(AT_SYSINFO) < to && modes[2] == 'x';
		else if (!strncmp(name, "[vvar", 5))
			vvar++;
		else if (!strcmp(name, "[stack]"))
			stack += from <= (unsigned long)&here && (unsigned long)&here < to;
		else if (!strcmp(name, "[heap]"))
			heap++;
		else if (!strcmp(name, self))
			own++;
		else
			strangers += name[0] && !strstr(name, "ld-linux") && !strstr(name, "libc");
		strangers += modes[1] == 'w' && modes[2] == 'x';
	}
	fact(overlaps == 0, "maps are in order");
	fact(highest <= 0x100000000ull, "nothing is at or above 4 GB");
	fact(highest > 0xff000000ull, "the highest is the stack, close to it");
	say("vdso %d, stack %d, heap %d, the program %d, strangers %d", vdso, stack, heap, own > 0, strangers);
}

static void fill(void)
{
	unsigned long size = 0, lowest = ~0ul, highest = 0;

	/* All there is, in steps that get smaller. */
	for (unsigned long step = 64 << 20; step >= 1 << 20; step /= 2)
		for (;;) {
			char *at = mmap(NULL, step, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
			if (at == MAP_FAILED)
				break;
			size += step;
			if ((unsigned long)at < lowest)
				lowest = (unsigned long)at;
			if ((unsigned long)at + step > highest)
				highest = (unsigned long)at + step;
		}
	fact(size > 3500ul << 20, "more than 3.4 GB can be had");
	fact(errno == ENOMEM, "then ENOMEM");
	fact(lowest < 16 << 20 && highest > 0xf0000000, "from the lowest to nearly the highest");
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= raw(SYS_getppid) == getppid();
	fact(good, "calls go on");
	pid_t pid = fork();
	if (pid == 0)
		_exit(raw(SYS_getpid) == getpid() ? 0 : 1);
	show_status("a child", await(pid));
	handle(SIGUSR1, SIG_IGN, 0);
	raise(SIGUSR1);
}

/* Every free page that can be had at a fixed address is the program's: the runtime has none of them. */
static void everywhere(void)
{
	unsigned long long refused = 0, taken = 0;

	for (unsigned long long at = 1 << 20; at < 0xff000000ull; at += 16 << 20) {
		void *got = mmap((void *)(unsigned long)at, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
		if (got == MAP_FAILED && errno != EEXIST)
			refused++;
		if (got != MAP_FAILED) {
			*(volatile int *)got = 1;
			taken++;
		}
	}
	say("fixed pages refused: %llu", refused);
	fact(taken > 230, "most are free");
	void *last = mmap((void *)0xffffd000, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
	say("the last page that may be had: %s", last == (void *)0xffffd000 || errno == EEXIST ? "there" : error_name(errno));
	show_ok((long)mmap((void *)0xffffe000, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
	show_ok((long)mmap((void *)0xfffff000, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
	show(munmap((void *)0xfffff000, 4096));
	show(mprotect((void *)0xffffe000, 8192, PROT_READ));
}

static void mappings(void)
{
	struct { unsigned long address, length, protection, flags, fd, offset; } six = { 0, 8192, PROT_READ, MAP_PRIVATE, -1, 4096 };
	int fd = memfd_create("data", 0);

	ftruncate(fd, 16384);
	pwrite(fd, "second", 6, 4096);
	pwrite(fd, "fourth", 6, 12288);
	six.fd = fd;
	char *page = (char *)raw(SYS_mmap, &six);
	say("mmap of old: %s", page);
	six.offset = 100;
	show_raw(raw(SYS_mmap, &six));
	show_raw(raw(SYS_mmap, 8));
	char *other = (char *)raw(SYS_mmap2, 0, 4096, PROT_READ, MAP_SHARED, fd, 3);
	say("mmap2: %s", other);
	/* An offset of 4 TB, by pages. */
	show_ok((long)mmap64(NULL, 4096, PROT_READ, MAP_SHARED, fd, 4ll << 40));
	show_raw(munmap(other, 4096));
	char *room = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	strcpy(room, "moved");
	char *moved = mremap(room, 1 << 20, 300 << 20, MREMAP_MAYMOVE);
	say("mremap: %s, below 4 GB", moved == MAP_FAILED ? "failed" : moved);
	char *fixed = mremap(moved, 4096, 4096, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)0x10000000);
	say("to a fixed place: %s", fixed == (void *)0x10000000 ? fixed : "failed");
	fixed = mmap((void *)0x10000000, 4096, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 4096);
	say("over it: %s", fixed);
	show_raw(raw(SYS_mmap2, 0, 0xffffffff, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
	show_raw(raw(SYS_mmap2, 0, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
	show(munmap((void *)0x10000000, 4096));
	unsigned char resident;
	show(mincore((void *)0x10000000, 4096, &resident));
	show(madvise(room, 4096, MADV_DONTNEED));
}

static void heap(void)
{
	unsigned long first = raw(SYS_brk, 0);

	fact((unsigned long)raw(SYS_brk, first + (1 << 20)) == first + (1 << 20), "brk grows");
	memset((void *)first, 1, 1 << 20);
	fact((unsigned long)raw(SYS_brk, 0xfffff000) == first + (1 << 20), "not over the stack");
	fact((unsigned long)raw(SYS_brk, first) == first, "and shrinks");
}

static long depth;

__attribute__((noinline)) static void deeper(void)
{
	volatile char frame[4096];

	frame[0] = 0;
	if (++depth % 64 == 0)
		raw(SYS_getppid);
	if (depth < 1000000)
		deeper();
	depth -= frame[0];
}

static char alternate[32768];
static char *lowest;

static void overflow(int signal, siginfo_t *info, void *context)
{
	struct rlimit limit;
	char here;

	getrlimit(RLIMIT_STACK, &limit);
	long used = lowest - (char *)info->si_addr;
	fact(&here >= alternate && &here < alternate + sizeof alternate, "SIGSEGV on the alternate stack");
	fact(used > (long)limit.rlim_cur - (1 << 20) && used < (long)limit.rlim_cur + 8192, "where the limit of the stack is");
	say("code %d", info->si_code);
	_exit(0);
}

static void stack(void)
{
	stack_t other = { .ss_sp = alternate, .ss_size = sizeof alternate };
	char here;

	lowest = &here;
	sigaltstack(&other, NULL);
	handle_info(SIGSEGV, overflow, SA_ONSTACK);
	deeper();
}

int main(int argc, char **argv)
{
	struct rlimit limit = { 8 << 20, 8 << 20 };

	/* The limit counts from the next program on. */
	if (argc == 1) {
		getrlimit(RLIMIT_STACK, &limit);
		limit.rlim_cur = 8 << 20;
		need(setrlimit(RLIMIT_STACK, &limit) == 0, "a limit");
		execl("/proc/self/exe", argv[0], "again", NULL);
		need(false, "exec");
	}
	volatile char *some = malloc(100);
	some[0] = 1;
	maps();
	heap();
	mappings();
	show_status("all of it", in_child(fill));
	show_status("everywhere", in_child(everywhere));
	show_status("the stack", in_child(stack));
	char here;
	fact((unsigned long)&here > 0xff000000 && (char *)argv > &here, "the stack is at the top");
	return verdict();
}

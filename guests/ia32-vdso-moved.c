/*
 * The vDSO of a program of 32 bits may be moved, by a call through itself as well: that returns where it is now, and calls go on there.
 *
 * Covers: WB-018, WB-111
 * Flags: -no-pie -fno-pie
 * Builds: m32 m32-static
 */
#include "ia32.h"

static char *entry;

/* With the address to move to as fifth argument. */
static long by_vdso(long nr, long a, long b, long c, long d, long e)
{
	long result;

	__asm__ volatile("call *%[entry]"
			 : "=a"(result) : "a"(nr), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e), [entry] "m"(entry) : "memory");
	return result;
}

static size_t vdso_bytes(unsigned long start)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512];
	unsigned long from, to;
	size_t bytes = 0;

	while (fgets(line, sizeof line, maps))
		if (sscanf(line, "%lx-%lx", &from, &to) == 2 && from == start)
			bytes = to - from;
	fclose(maps);
	return bytes;
}

int main(void)
{
	unsigned long vdso = getauxval(AT_SYSINFO_EHDR);
	size_t bytes = vdso_bytes(vdso);
	pid_t pid = getpid();

	entry = (char *)getauxval(AT_SYSINFO);
	need(bytes != 0 && entry != NULL, "a vDSO");
	char *room[2];
	for (int i = 0; i < 2; i++)
		room[i] = mmap(NULL, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	/* From here on without libc, which has the address before in mind. */
	for (int i = 0; i < 2; i++) {
		char *to = room[i];
		unsigned long result;

		if (i == 0)
			result = by_vdso(SYS_mremap, vdso, bytes, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, (long)to);
		else
			result = raw(SYS_mremap, vdso, bytes, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, to);
		bool moved = result == (unsigned long)to;
		entry += result - vdso;
		vdso = result;
		if (!moved || by_vdso(SYS_getpid, 0, 0, 0, 0, 0) != pid)
			raw(SYS_exit_group, 1);
		static const char text[] = "moved, and calls go on\n";
		raw(SYS_write, 1, text, sizeof text - 1);
	}
	raw(SYS_exit_group, 0);
}

/*
 * What a program of 32 bits is told at its start: the auxiliary vector, on the stack and in /proc; the vDSO of 32 bits with its functions; what
 * uname and personality say.
 *
 * Covers: WB-018, WB-097, WB-098, WB-149
 * Builds: m32 m32-static
 */
#include "ia32.h"
#include <link.h>
#include <sys/personality.h>
#include <sys/utsname.h>

extern char **environ;
extern char _start[], __ehdr_start[];

static void vector(int argc, char **argv)
{
	static const char *const names[] = {
		[AT_PHDR] = "PHDR", [AT_PHENT] = "PHENT", [AT_PHNUM] = "PHNUM", [AT_PAGESZ] = "PAGESZ", [AT_BASE] = "BASE", [AT_FLAGS] = "FLAGS",
		[AT_ENTRY] = "ENTRY", [AT_UID] = "UID", [AT_EUID] = "EUID", [AT_GID] = "GID", [AT_EGID] = "EGID", [AT_PLATFORM] = "PLATFORM",
		[AT_HWCAP] = "HWCAP", [AT_CLKTCK] = "CLKTCK", [AT_SECURE] = "SECURE", [AT_RANDOM] = "RANDOM", [AT_HWCAP2] = "HWCAP2",
		[27] = "RSEQ_FEATURE_SIZE", [28] = "RSEQ_ALIGN", [AT_EXECFN] = "EXECFN", [AT_SYSINFO] = "SYSINFO", [AT_SYSINFO_EHDR] = "SYSINFO_EHDR",
		[AT_MINSIGSTKSZ] = "MINSIGSTKSZ",
	};
	static Elf32_auxv_t file[64];
	char **after = environ, line[512] = "";
	int count = 0;

	while (*after)
		after++;
	Elf32_auxv_t *own = (Elf32_auxv_t *)(after + 1);
	for (; own[count].a_type != AT_NULL; count++)
		sprintf(line + strlen(line), " %s", own[count].a_type < sizeof names / sizeof *names && names[own[count].a_type] ? names[own[count].a_type] : "?");
	say("in this order:%s", line);
	ssize_t length = slurp("/proc/self/auxv", (char *)file, sizeof file);
	fact(length >= (count + 1) * 8 && !memcmp(own, file, (count + 1) * 8), "the same in /proc/self/auxv");
	say("the file has %zd bytes more", length - (count + 1) * 8);
	fact((unsigned long)(argv - 1) % 16 == 0 && argv + argc + 1 == environ, "argc is aligned to 16, arguments and environment follow");
	Elf32_Ehdr *header = (Elf32_Ehdr *)__ehdr_start;
	fact(getauxval(AT_PHDR) == (unsigned long)header + header->e_phoff && getauxval(AT_PHENT) == 32 && getauxval(AT_PHNUM) == header->e_phnum
	     && getauxval(AT_ENTRY) == (unsigned long)_start, "the program's headers and entry");
	fact(!strcmp((char *)getauxval(AT_PLATFORM), "i686"), "AT_PLATFORM is i686");
	fact(!strcmp((char *)getauxval(AT_EXECFN), argv[0]), "AT_EXECFN");
	Elf32_Ehdr *base = (Elf32_Ehdr *)getauxval(AT_BASE);
	fact(!base || (!memcmp(base, ELFMAG, 4) && base->e_ident[EI_CLASS] == ELFCLASS32), "AT_BASE is the loader of 32 bits, if any");
	uint64_t *random = (uint64_t *)getauxval(AT_RANDOM);
	fact(random && random[0] != random[1] && (random[0] | random[1]), "AT_RANDOM");
	fact((char *)getauxval(AT_RANDOM) > (char *)own && (char *)getauxval(AT_PLATFORM) > (char *)own, "and where they are: on the stack, further up");
	say("AT_PAGESZ %lu, AT_CLKTCK %lu, AT_FLAGS %lu, AT_SECURE %lu, AT_MINSIGSTKSZ %lu", getauxval(AT_PAGESZ), getauxval(AT_CLKTCK),
	    getauxval(AT_FLAGS), getauxval(AT_SECURE), getauxval(AT_MINSIGSTKSZ));
	say("AT_HWCAP %#lx, AT_HWCAP2 %#lx", getauxval(AT_HWCAP), getauxval(AT_HWCAP2));
	fact(getauxval(AT_UID) == getuid() && getauxval(AT_EUID) == geteuid() && getauxval(AT_GID) == getgid() && getauxval(AT_EGID) == getegid(), "ids");
}

static void vdso(void)
{
	static const char *const old[] = { "__kernel_vsyscall", "__kernel_sigreturn", "__kernel_rt_sigreturn" };
	static const char *const clocks[] = { "__vdso_clock_gettime", "__vdso_gettimeofday", "__vdso_time", "__vdso_clock_getres", "__vdso_clock_gettime64", "__vdso_getcpu" };
	Elf32_Ehdr *header = (Elf32_Ehdr *)getauxval(AT_SYSINFO_EHDR);

	need(header != NULL, "a vDSO");
	fact(!memcmp(header, ELFMAG, 4) && header->e_ident[EI_CLASS] == ELFCLASS32 && header->e_type == ET_DYN && header->e_machine == EM_386,
	     "the vDSO is an ELF file of 32 bits");
	fact(((unsigned long)header & 4095) == 0, "at a page");
	for (int i = 0; i < 3; i++)
		say("%s: %s", old[i], vdso_function(old[i], "LINUX_2.5") ? "LINUX_2.5" : "not found");
	for (int i = 0; i < 6; i++)
		say("%s: %s", clocks[i], vdso_function(clocks[i], "LINUX_2.6") ? "LINUX_2.6" : "not found");
	fact((void *)getauxval(AT_SYSINFO) == vdso_function("__kernel_vsyscall", "LINUX_2.5"), "AT_SYSINFO is __kernel_vsyscall");
	unsigned long in_thread_block;
	__asm__("mov %%gs:0x10, %0" : "=r"(in_thread_block));
	fact(in_thread_block == getauxval(AT_SYSINFO), "which libc has put where its calls find it");

	int (*gettime)(clockid_t, struct timespec *) = (int (*)(clockid_t, struct timespec *))vdso_function("__vdso_clock_gettime", "LINUX_2.6");
	struct { int64_t seconds, ns; } wide[2] = { { 0 } };
	int (*gettime64)(clockid_t, void *) = (int (*)(clockid_t, void *))vdso_function("__vdso_clock_gettime64", "LINUX_2.6");
	struct timespec first, second, third;
	if (gettime && gettime64) {
		raw(SYS_clock_gettime, CLOCK_MONOTONIC, &first);
		int a = gettime(CLOCK_MONOTONIC, &second), b = gettime64(CLOCK_MONOTONIC, wide);
		raw(SYS_clock_gettime64, CLOCK_MONOTONIC, wide + 1);
		raw(SYS_clock_gettime, CLOCK_MONOTONIC, &third);
#define NS(t) (t.tv_sec * 1000000000ll + t.tv_nsec)
#define WIDE(t) (t.seconds * 1000000000ll + t.ns)
		fact(a == 0 && b == 0 && NS(first) <= NS(second) && NS(second) <= WIDE(wide[0]) && WIDE(wide[0]) <= WIDE(wide[1]) && WIDE(wide[1]) <= NS(third),
		     "its clocks and the calls' are the same");
		say("a clock that is none: %d", gettime(999, &first));
	}
}

int main(int argc, char **argv)
{
	struct utsname name;

	vector(argc, argv);
	vdso();
	uname(&name);
	say("uname: %s on %s", name.sysname, name.machine);
	say("personality %#lx", raw(SYS_personality, 0xffffffff));
	show_raw(raw(SYS_personality, PER_LINUX32));
	uname(&name);
	say("as PER_LINUX32: %s", name.machine);
	say("personality %#lx", raw(SYS_personality, 0xffffffff));
	show_raw(raw(SYS_personality, PER_LINUX));
	uname(&name);
	say("again: %s", name.machine);
	return verdict();
}

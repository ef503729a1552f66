/*
 * The auxiliary vector is the program's: on the stack, in /proc/self/auxv and in the ELF headers it points to.
 *
 * Covers: WB-097, WB-098
 * Builds: default, static, static-pie, no-pie, musl, musl-static, m32
 */
#include "guest.h"
#include <link.h>
#include <sys/auxv.h>

extern char **environ;
extern char __ehdr_start[], _start[];

int main(int argc, char **argv)
{
	unsigned long file[128], *stack;
	char **end = environ;

	while (*end)
		end++;
	stack = (unsigned long *)(end + 1);
	int fd = open("/proc/self/auxv", O_RDONLY | O_CLOEXEC);
	ssize_t length = read(fd, file, sizeof file);
	int same = 0, entries = 0;
	for (; stack[2 * entries] != AT_NULL; entries++)
		same += file[2 * entries] == stack[2 * entries] && file[2 * entries + 1] == stack[2 * entries + 1];
	fact(length > 0 && same == entries, "/proc/self/auxv is what is on the stack");

	ElfW(Ehdr) *header = (ElfW(Ehdr) *)__ehdr_start;
	fact(getauxval(AT_PHDR) == (unsigned long)__ehdr_start + header->e_phoff, "AT_PHDR");
	fact(getauxval(AT_PHENT) == sizeof(ElfW(Phdr)), "AT_PHENT");
	fact(getauxval(AT_PHNUM) == header->e_phnum, "AT_PHNUM");
	fact(getauxval(AT_ENTRY) == (unsigned long)_start, "AT_ENTRY");
	fact(getauxval(AT_PAGESZ) == 4096, "AT_PAGESZ");
	say("AT_FLAGS %lu", getauxval(AT_FLAGS));
	say("AT_SECURE %lu", getauxval(AT_SECURE));
	fact(getauxval(AT_UID) == getuid() && getauxval(AT_EUID) == geteuid(), "AT_UID, AT_EUID");
	fact(getauxval(AT_GID) == getgid() && getauxval(AT_EGID) == getegid(), "AT_GID, AT_EGID");
	fact(strcmp((char *)getauxval(AT_EXECFN), argv[0]) == 0, "AT_EXECFN");
	fact(strcmp((char *)getauxval(AT_PLATFORM), sizeof(long) == 8 ? "x86_64" : "i686") == 0, "AT_PLATFORM");
	unsigned char *random = (unsigned char *)getauxval(AT_RANDOM);
	int bits = 0;
	for (int i = 0; i < 16; i++)
		bits += __builtin_popcount(random[i]);
	fact(bits > 16 && bits < 112, "AT_RANDOM is random");
	ElfW(Ehdr) *interpreter = (ElfW(Ehdr) *)getauxval(AT_BASE);
	say("an interpreter: %s", interpreter ? "yes" : "no");
	if (interpreter)
		fact(memcmp(interpreter, ELFMAG, SELFMAG) == 0 && interpreter->e_type == ET_DYN, "AT_BASE is it");
	ElfW(Ehdr) *vdso = (ElfW(Ehdr) *)getauxval(AT_SYSINFO_EHDR);
	fact(vdso && memcmp(vdso, ELFMAG, SELFMAG) == 0, "AT_SYSINFO_EHDR is an ELF image");
	fact(getauxval(AT_MINSIGSTKSZ) >= 1024, "AT_MINSIGSTKSZ");
	return verdict();
}

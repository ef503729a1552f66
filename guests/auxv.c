/*
 * The auxiliary vector: each entry once, true, and the same in /proc/self/auxv.
 *
 * Covers: WB-098
 * Builds: default static no-pie static-pie musl m32 m32-static
 */
#include "guest.h"
#include <link.h>
#include <sys/auxv.h>

extern char _start[], __ehdr_start[];
extern char **environ;

int main(int argc, char **argv)
{
	char **after = environ;
	static ElfW(auxv_t) read_back[64];
	int count = 0;

	while (*after)
		after++;
	ElfW(auxv_t) *vector = (ElfW(auxv_t) *)(after + 1);
	uint64_t types = 0;
	bool twice = false;
	for (; vector[count].a_type != AT_NULL; count++) {
		uint64_t bit = 1ull << (vector[count].a_type & 63);
		twice |= !!(types & bit);
		types |= bit;
	}
	say("types %#lx", (long)types);
	fact(!twice, "each once");
	fact((long)after % sizeof(long) == 0 && ((unsigned long)(argv - 1) & 15) == 0, "argc is aligned to 16");
	fact((char **)argv + argc + 1 == environ, "the environment follows the arguments");
	ssize_t length = slurp("/proc/self/auxv", (char *)read_back, sizeof read_back);
	say("/proc/self/auxv is %s", length >= (count + 1) * (ssize_t)sizeof *vector && !memcmp(vector, read_back, (count + 1) * sizeof *vector) ? "the same" : "another");
	fact(getauxval(AT_ENTRY) == (unsigned long)_start, "AT_ENTRY");
	ElfW(Ehdr) *header = (ElfW(Ehdr) *)__ehdr_start;
	fact(getauxval(AT_PHDR) == (unsigned long)__ehdr_start + header->e_phoff && getauxval(AT_PHNUM) == header->e_phnum && getauxval(AT_PHENT) == sizeof(ElfW(Phdr)), "AT_PHDR, AT_PHNUM, AT_PHENT");
	unsigned char *base = (unsigned char *)getauxval(AT_BASE);
	say("AT_BASE: %s", base == NULL ? "0" : !memcmp(base, ELFMAG, 4) ? "an ELF file" : "something else");
	fact(!strcmp((char *)getauxval(AT_EXECFN), argv[0]), "AT_EXECFN");
	unsigned char *vdso = (unsigned char *)getauxval(AT_SYSINFO_EHDR);
	fact(vdso != NULL && !memcmp(vdso, ELFMAG, 4) && ((ElfW(Ehdr) *)vdso)->e_type == ET_DYN, "AT_SYSINFO_EHDR");
	uint64_t *random = (uint64_t *)getauxval(AT_RANDOM);
	fact(random != NULL && (random[0] | random[1]) != 0, "AT_RANDOM");
	fact(getauxval(AT_UID) == getuid() && getauxval(AT_EUID) == geteuid() && getauxval(AT_GID) == getgid() && getauxval(AT_EGID) == getegid(), "ids");
	say("AT_SECURE %lu, AT_PAGESZ %lu, AT_CLKTCK %lu, AT_FLAGS %lu", getauxval(AT_SECURE), getauxval(AT_PAGESZ), getauxval(AT_CLKTCK), getauxval(AT_FLAGS));
	say("AT_PLATFORM %s, AT_HWCAP %#lx, AT_HWCAP2 %#lx", (char *)getauxval(AT_PLATFORM), getauxval(AT_HWCAP), getauxval(AT_HWCAP2));
	say("AT_MINSIGSTKSZ %lu, AT_RSEQ_FEATURE_SIZE %lu, AT_RSEQ_ALIGN %lu", getauxval(AT_MINSIGSTKSZ), getauxval(27), getauxval(28));
	return verdict();
}

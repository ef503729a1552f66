/*
 * The vDSO as each libc's own small parser reads it: both hash tables, the version, both names, no relocation.
 *
 * Covers: WB-149
 * Builds: default static musl m32 m32-static
 */
#include "guest.h"
#include <link.h>
#include <sys/auxv.h>

static ElfW(Ehdr) *header;
static ElfW(Dyn) *dynamic;
static long bias;

static void *entry(long tag)
{
	for (ElfW(Dyn) *d = dynamic; d->d_tag != DT_NULL; d++)
		if (d->d_tag == tag)
			return (char *)bias + d->d_un.d_ptr;
	return NULL;
}

static bool version_fits(int index)
{
	ElfW(Half) *versions = entry(DT_VERSYM);
	const char *strings = entry(DT_STRTAB);
	ElfW(Verdef) *definition = entry(DT_VERDEF);

	if (!versions || !definition)
		return false;
	for (;;) {
		if (!(definition->vd_flags & VER_FLG_BASE) && (definition->vd_ndx & 0x7fff) == (versions[index] & 0x7fff)) {
			ElfW(Verdaux) *name = (ElfW(Verdaux) *)((char *)definition + definition->vd_aux);
			return !strcmp(strings + name->vda_name, "LINUX_2.6");
		}
		if (definition->vd_next == 0)
			return false;
		definition = (ElfW(Verdef) *)((char *)definition + definition->vd_next);
	}
}

/* As glibc before 2.36, Go and the JVM do. */
static void *by_hash(const char *name)
{
	Elf32_Word *table = entry(DT_HASH);
	ElfW(Sym) *symbols = entry(DT_SYMTAB);
	const char *strings = entry(DT_STRTAB);
	unsigned hash = 0;

	for (const char *c = name; *c; c++) {
		hash = (hash << 4) + (unsigned char)*c;
		unsigned high = hash & 0xf0000000;
		hash = (hash ^ high >> 24) & ~high;
	}
	if (!table)
		return NULL;
	for (Elf32_Word i = table[2 + hash % table[0]]; i; i = table[2 + table[0] + i])
		if (!strcmp(strings + symbols[i].st_name, name) && symbols[i].st_shndx && version_fits(i))
			return (char *)bias + symbols[i].st_value;
	return NULL;
}

static void *by_gnu_hash(const char *name)
{
	Elf32_Word *table = entry(DT_GNU_HASH);
	ElfW(Sym) *symbols = entry(DT_SYMTAB);
	const char *strings = entry(DT_STRTAB);
	unsigned hash = 5381;

	for (const char *c = name; *c; c++)
		hash = hash * 33 + (unsigned char)*c;
	if (!table)
		return NULL;
	Elf32_Word *buckets = table + 4 + table[2] * (sizeof(long) / 4), *chain = buckets + table[0], i = buckets[hash % table[0]];
	if (i == 0)
		return NULL;
	for (;; i++) {
		Elf32_Word value = chain[i - table[1]];
		if ((value | 1) == (hash | 1) && !strcmp(strings + symbols[i].st_name, name))
			return (char *)bias + symbols[i].st_value;
		if (value & 1)
			return NULL;
	}
}

int main(void)
{
	static const char *names[] = { "clock_gettime", "gettimeofday", "time", "getcpu", "clock_getres" };
	struct timespec ts = { 0 };

	header = (ElfW(Ehdr) *)getauxval(AT_SYSINFO_EHDR);
	need(header != NULL, "a vDSO");
	ElfW(Phdr) *program = (ElfW(Phdr) *)((char *)header + header->e_phoff);
	bool found = false;
	for (int i = 0; i < header->e_phnum; i++) {
		if (program[i].p_type == PT_LOAD && !found) {
			found = true;
			bias = (long)header + program[i].p_offset - program[i].p_vaddr;
		}
		if (program[i].p_type == PT_DYNAMIC)
			dynamic = (ElfW(Dyn) *)((char *)header + program[i].p_offset);
	}
	fact(found && dynamic, "a loadable and a dynamic segment");
	fact(header->e_type == ET_DYN && header->e_machine == (sizeof(long) == 8 ? EM_X86_64 : EM_386) && header->e_phentsize == sizeof *program, "its header");
	fact(entry(DT_RELA) == NULL && entry(DT_REL) == NULL && entry(DT_JMPREL) == NULL, "no relocation");
	fact(entry(DT_HASH) && entry(DT_GNU_HASH), "both hash tables");
	fact(entry(DT_SONAME) != NULL, "a name of its own");
	for (int i = 0; i < 5; i++) {
		char internal[64];
		sprintf(internal, "__vdso_%s", names[i]);
		void *a = by_hash(names[i]), *b = by_hash(internal), *c = by_gnu_hash(names[i]), *d = by_gnu_hash(internal);
		say("%s: %s", names[i], a && b && c && d ? (a == c && b == d ? "found both ways" : "found at two places") : "not found");
	}
	say("getrandom: %s", by_hash("__vdso_getrandom") ? "found" : "not found");
	int (*gettime)(clockid_t, struct timespec *) = (int (*)(clockid_t, struct timespec *))by_hash("__vdso_clock_gettime");
	fact(gettime && gettime(CLOCK_REALTIME, &ts) == 0 && ts.tv_sec > 1000000000, "what was found works");
	fact(by_hash("nonsense") == NULL && by_gnu_hash("nonsense") == NULL, "and what is not there is not found");
	return verdict();
}

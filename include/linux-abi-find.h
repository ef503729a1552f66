/*
 * Finds a function of the library that the kernel, or an ABI image in its place, gives every process: the ELF image at
 * AT_SYSINFO_EHDR of the auxiliary vector. As a header of static functions: it needs no library and no relocation.
 *
 *	void *image = (void *)getauxval(AT_SYSINFO_EHDR);
 *	long (*get_pid)(void) = (long (*)(void))linux_abi_find(image, "linux_getpid", "LINUX_ABI_1");
 *
 * Source: System V gABI, chapter 5 (hash table), and the LSB's symbol versions; Documentation/ABI/stable/vdso.
 */
#ifndef LINUX_ABI_FIND_H
#define LINUX_ABI_FIND_H

#include <elf.h>

static inline int linux_abi_same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

/* As System V's ELF hashes a name. */
static inline Elf64_Word linux_abi_hash(const char *name)
{
	Elf64_Word hash = 0;

	for (; *name; name++) {
		hash = (hash << 4) + (unsigned char)*name;
		hash ^= hash >> 24 & 0xf0;
		hash &= 0x0fffffff;
	}
	return hash;
}

/* Whether the definition that a symbol's version index speaks of has this name. */
static inline int linux_abi_has_version(const char *definitions, Elf64_Half index, const char *strings, const char *version)
{
	for (;;) {
		const Elf64_Verdef *definition = (const Elf64_Verdef *)definitions;
		const Elf64_Verdaux *name = (const Elf64_Verdaux *)(definitions + definition->vd_aux);

		if (!(definition->vd_flags & VER_FLG_BASE) && (definition->vd_ndx & 0x7fff) == (index & 0x7fff))
			return linux_abi_same(strings + name->vda_name, version);
		if (definition->vd_next == 0)
			return 0;
		definitions += definition->vd_next;
	}
}

/*
 * The address of the function `name` of version `version` in the image mapped at `image`; a null pointer if the image has
 * none, or is itself null or not one with a DT_HASH table.
 */
static inline void *linux_abi_find(const void *image, const char *name, const char *version)
{
	const Elf64_Ehdr *header = (const Elf64_Ehdr *)image;
	const char *start = (const char *)image, *bias = 0, *strings = 0, *definitions = 0;
	const Elf64_Dyn *dynamic = 0;
	const Elf64_Sym *symbols = 0;
	const Elf64_Word *table = 0;
	const Elf64_Half *versions = 0;
	int loaded = 0;

	if (!header || header->e_ident[EI_CLASS] != ELFCLASS64)
		return 0;
	for (int i = 0; i < header->e_phnum; i++) {
		const Elf64_Phdr *segment = (const Elf64_Phdr *)(start + header->e_phoff) + i;

		if (segment->p_type == PT_LOAD && !loaded) {
			bias = start + segment->p_offset - segment->p_vaddr;
			loaded = 1;
		}
		if (segment->p_type == PT_DYNAMIC)
			dynamic = (const Elf64_Dyn *)(start + segment->p_offset);
	}
	if (!loaded || !dynamic)
		return 0;
	for (; dynamic->d_tag != DT_NULL; dynamic++) {
		const void *at = bias + dynamic->d_un.d_ptr;

		switch (dynamic->d_tag) {
		case DT_STRTAB: strings = (const char *)at; break;
		case DT_SYMTAB: symbols = (const Elf64_Sym *)at; break;
		case DT_HASH: table = (const Elf64_Word *)at; break;
		case DT_VERSYM: versions = (const Elf64_Half *)at; break;
		case DT_VERDEF: definitions = (const char *)at; break;
		}
	}
	if (!strings || !symbols || !table || !versions || !definitions || table[0] == 0)
		return 0;
	for (Elf64_Word i = table[2 + linux_abi_hash(name) % table[0]]; i; i = table[2 + table[0] + i]) {
		if (symbols[i].st_shndx != SHN_UNDEF && linux_abi_same(strings + symbols[i].st_name, name) &&
		    linux_abi_has_version(definitions, versions[i], strings, version))
			return (void *)(bias + symbols[i].st_value);
	}
	return 0;
}

#endif

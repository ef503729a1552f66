/* What guests of 32 bits share: the kernel's own structures where libc has others, and the vDSO's symbols. */
#ifndef IA32_H
#define IA32_H
#include "guest.h"
#include <elf.h>
#include <sys/auxv.h>

#define SA_RESTORER_ 0x04000000

/* Of rt_sigaction. */
struct kernel_action {
	void *handler;
	unsigned long flags;
	void *restorer;
	uint64_t mask;
};

/* Of sigaction, number 67. */
struct old_action {
	void *handler;
	unsigned long mask, flags;
	void *restorer;
};

/* On the stack when a handler without SA_SIGINFO begins. */
struct old_frame {
	void *code;
	int signal;
	struct sigcontext context;
	char unused[624];
	unsigned long further_mask;
	unsigned char return_code[8];
};

struct kernel_context {
	unsigned long flags;
	void *link;
	stack_t stack;
	struct sigcontext context;
	uint64_t mask;
};

/* The same with SA_SIGINFO. */
struct rt_frame {
	void *code;
	int signal;
	siginfo_t *info_address;
	struct kernel_context *context_address;
	siginfo_t info;
	struct kernel_context context;
	unsigned char return_code[8];
};

/* The address of a function of the vDSO's; NULL where there is none of that version. */
static inline void *vdso_function(const char *wanted, const char *version)
{
	char *base = (char *)getauxval(AT_SYSINFO_EHDR);
	Elf32_Ehdr *header = (Elf32_Ehdr *)base;

	if (!base)
		return NULL;
	Elf32_Phdr *segments = (Elf32_Phdr *)(base + header->e_phoff);
	Elf32_Dyn *dynamic = NULL;
	Elf32_Sym *symbols = NULL;
	Elf32_Word *hash = NULL;
	Elf32_Half *versions = NULL;
	Elf32_Verdef *definitions = NULL;
	char *strings = NULL, *bias = base;

	for (int i = 0; i < header->e_phnum; i++)
		if (segments[i].p_type == PT_DYNAMIC)
			dynamic = (Elf32_Dyn *)(base + segments[i].p_offset);
		else if (segments[i].p_type == PT_LOAD)
			bias = base + segments[i].p_offset - segments[i].p_vaddr;
	for (; dynamic && dynamic->d_tag != DT_NULL; dynamic++) {
		void *at = bias + dynamic->d_un.d_ptr;
		switch (dynamic->d_tag) {
		case DT_SYMTAB: symbols = at; break;
		case DT_STRTAB: strings = at; break;
		case DT_HASH: hash = at; break;
		case DT_VERSYM: versions = at; break;
		case DT_VERDEF: definitions = at; break;
		}
	}
	if (!symbols || !strings || !hash || !versions || !definitions)
		return NULL;
	for (Elf32_Word i = 1; i < hash[1]; i++) {
		if (strcmp(strings + symbols[i].st_name, wanted) || !symbols[i].st_shndx)
			continue;
		for (Elf32_Verdef *d = definitions;; d = (Elf32_Verdef *)((char *)d + d->vd_next)) {
			Elf32_Verdaux *name = (Elf32_Verdaux *)((char *)d + d->vd_aux);
			if ((d->vd_ndx & 0x7fff) == (versions[i] & 0x7fff) && !strcmp(strings + name->vda_name, version))
				return bias + symbols[i].st_value;
			if (d->vd_next == 0)
				break;
		}
	}
	return NULL;
}
#endif

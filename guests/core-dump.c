/*
 * A crash leaves a core file with the program's own registers, signal and mappings.
 *
 * Covers: WB-147
 */
#include "core-file.h"
#include <elf.h>
#include <sys/procfs.h>

extern char crash_site[] __attribute__((visibility("hidden")));

__attribute__((naked, noinline)) static void crash(void)
{
	__asm__("mov $0xabcd1234, %r12d; mov $16, %eax; .global crash_site; .hidden crash_site; crash_site: mov %eax, (%rax)");
}

int main(void)
{
	leave_core_files();
	pid_t pid = fork();
	if (pid == 0) {
		raw(SYS_getppid);
		crash();
	}
	int status = await(pid);
	show_status("it", status);
	say("dumped core: %d", !!WCOREDUMP(status));
	int fd = open("core", O_RDONLY);
	struct stat st;
	need(fd >= 0 && fstat(fd, &st) == 0, "the core file");
	char *core = mmap(NULL, st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	Elf64_Ehdr *header = (Elf64_Ehdr *)core;
	Elf64_Phdr *program = (Elf64_Phdr *)(core + header->e_phoff);
	fact(header->e_type == ET_CORE, "an ELF core file");
	bool stack_there = false;
	for (int i = 0; i < header->e_phnum; i++) {
		stack_there |= program[i].p_type == PT_LOAD && (unsigned long)&status >= program[i].p_vaddr && (unsigned long)&status < program[i].p_vaddr + program[i].p_memsz && program[i].p_filesz > 0;
		if (program[i].p_type != PT_NOTE)
			continue;
		for (char *note = core + program[i].p_offset, *end = note + program[i].p_filesz; note < end;) {
			Elf64_Nhdr *n = (Elf64_Nhdr *)note;
			char *content = note + sizeof *n + ((n->n_namesz + 3) & ~3u);
			if (n->n_type == NT_PRSTATUS) {
				struct elf_prstatus *state = (struct elf_prstatus *)content;
				struct user_regs_struct *regs = (struct user_regs_struct *)&state->pr_reg;
				fact(state->pr_cursig == SIGSEGV && state->pr_pid == pid, "its signal and pid");
				fact(regs->rip == (unsigned long)crash_site && regs->r12 == 0xabcd1234 && regs->rax == 16, "its registers");
			}
			if (n->n_type == NT_SIGINFO)
				fact(((siginfo_t *)content)->si_addr == (void *)16, "the address of the fault");
			if (n->n_type == NT_PRPSINFO)
				say("named %s", ((struct elf_prpsinfo *)content)->pr_fname);
			note = content + ((n->n_descsz + 3) & ~3u);
		}
	}
	fact(stack_there, "its stack");
	return verdict();
}

/*
 * A program of 32 bits runs: by int $0x80, and by the vDSO's __kernel_vsyscall that AT_SYSINFO names.
 *
 * Covers: WB-018
 */
#include "guest.h"
#include <elf.h>

/* writes a line each way, then exits with 7 */
__asm__(".pushsection .rodata\n"
	"start32: .code32\n"
	"	mov (%esp), %ecx\n"
	"	lea 8(%esp,%ecx,4), %esi\n"	/* behind the arguments */
	"1:	lodsl\n"
	"	test %eax, %eax\n"
	"	jnz 1b\n"
	"2:	lodsl\n"			/* the auxiliary vector */
	"	mov %eax, %edx\n"
	"	lodsl\n"
	"	mov %eax, %ebp\n"
	"	cmp $32, %edx\n"		/* AT_SYSINFO */
	"	je 3f\n"
	"	test %edx, %edx\n"
	"	jnz 2b\n"
	"	xor %ebp, %ebp\n"
	"3:	mov %ebp, %edi\n"
	"	call 4f\n"
	"4:	pop %esi\n"
	"	mov $4, %eax\n"
	"	mov $1, %ebx\n"
	"	lea 6f - 4b(%esi), %ecx\n"
	"	mov $15, %edx\n"
	"	int $0x80\n"
	"	test %edi, %edi\n"
	"	jz 5f\n"
	"	mov $4, %eax\n"
	"	mov $1, %ebx\n"
	"	lea 7f - 4b(%esi), %ecx\n"
	"	mov $24, %edx\n"
	"	call *%edi\n"
	"5:	mov $1, %eax\n"
	"	mov $7, %ebx\n"
	"	int $0x80\n"
	"6:	.ascii \"by int 0x80: ok\\n\"\n"
	"7:	.ascii \"by __kernel_vsyscall: ok\\n\"\n"
	"end32: .code64\n"
	".popsection\n");
extern const char start32[], end32[];

static void run_it(void)
{
	execl("./small", "small", NULL);
	say("exec: %s", error_name(errno));
	_exit(errno == ENOEXEC ? 99 : 98);
}

int main(void)
{
	size_t code = end32 - start32;
	Elf32_Ehdr header = {
		.e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS32, ELFDATA2LSB, EV_CURRENT },
		.e_type = ET_EXEC, .e_machine = EM_386, .e_version = EV_CURRENT,
		.e_entry = 0x8048000 + sizeof header + sizeof(Elf32_Phdr), .e_phoff = sizeof header,
		.e_ehsize = sizeof header, .e_phentsize = sizeof(Elf32_Phdr), .e_phnum = 1,
	};
	Elf32_Phdr segment = {
		.p_type = PT_LOAD, .p_vaddr = 0x8048000, .p_filesz = sizeof header + sizeof segment + code,
		.p_memsz = sizeof header + sizeof segment + code, .p_flags = PF_R | PF_X, .p_align = 4096,
	};
	int fd = open("small", O_CREAT | O_WRONLY | O_CLOEXEC, 0755);

	need(write(fd, &header, sizeof header) == sizeof header && write(fd, &segment, sizeof segment) == sizeof segment
	     && write(fd, start32, code) == (ssize_t)code, "a file");
	close(fd);
	int status = in_child(run_it);
	errno = 0;
	need(!WIFEXITED(status) || WEXITSTATUS(status) != 99, "a program of 32 bits: this kernel runs none");
	show_status("the program", status);
	fact(WIFEXITED(status) && WEXITSTATUS(status) == 7, "it ran to its end");
	return verdict();
}

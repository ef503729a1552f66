/*
 * ELF files of odd shapes: no section headers, large alignment, no or a strange interpreter, impossible segments.
 *
 * Covers: WB-113
 * Builds: default, static-pie, no-pie, m32
 */
#include "guest.h"
#include <elf.h>

static unsigned char bytes[4 << 20];
static size_t length;
static Elf64_Ehdr *header = (Elf64_Ehdr *)bytes;

static Elf64_Phdr *segment(unsigned type, int index)
{
	Elf64_Phdr *list = (Elf64_Phdr *)(bytes + header->e_phoff);

	for (int i = 0; i < header->e_phnum; i++)
		if (list[i].p_type == type && index-- == 0)
			return &list[i];
	return NULL;
}

static void run(void)
{
	execl("./shape", "./shape", "stage", NULL);
	say("  execl: %s", error_name(errno));
	_exit(0);
}

/* Writes the file as it is now, runs it, and reads the original again. */
static void try(const char *what, const char *original)
{
	unlink("shape");
	int fd = open("shape", O_CREAT | O_WRONLY | O_CLOEXEC, 0755);
	need(write(fd, bytes, length) == (ssize_t)length, "a file");
	close(fd);
	say("%s:", what);
	show_status("  it", in_child(run));
	fd = open(original, O_RDONLY | O_CLOEXEC);
	length = read(fd, bytes, sizeof bytes);
	close(fd);
}

int main(int argc, char **argv)
{
	if (argc > 1) {
		say("  runs");
		return 0;
	}
	int fd = open(argv[0], O_RDONLY | O_CLOEXEC);
	length = read(fd, bytes, sizeof bytes);
	close(fd);
	need(length > 4096 && length < sizeof bytes, "this file");
	try("as it is", argv[0]);
	header->e_shoff = header->e_shnum = header->e_shstrndx = 0;
	try("no section headers", argv[0]);
	for (int i = 0; segment(PT_LOAD, i); i++)
		segment(PT_LOAD, i)->p_align = 0;
	try("no alignment", argv[0]);
	segment(PT_LOAD, 0)->p_align = 2 << 20;
	try("2 MiB alignment", argv[0]);
	segment(PT_LOAD, 0)->p_align = 12345;
	try("alignment that is no power of two", argv[0]);
	header->e_phentsize = 55;
	try("program headers of another size", argv[0]);
	header->e_phnum = 0;
	try("no program headers", argv[0]);
	header->e_phoff = length + 5;
	try("program headers behind the end", argv[0]);
	header->e_type = ET_REL;
	try("an object file", argv[0]);
	header->e_machine = EM_AARCH64;
	try("another machine", argv[0]);
	segment(PT_LOAD, 0)->p_filesz = segment(PT_LOAD, 0)->p_memsz + 1;
	try("more in the file than in memory", argv[0]);
	for (int i = 0; segment(PT_LOAD, 0); i++)
		segment(PT_LOAD, 0)->p_type = PT_NOTE;
	try("nothing to load", argv[0]);
	if (segment(PT_INTERP, 0)) {
		memcpy(bytes + segment(PT_INTERP, 0)->p_offset, "/nonexistent\0", 14);
		try("a missing interpreter", argv[0]);
		memcpy(bytes + segment(PT_INTERP, 0)->p_offset, "/etc/passwd\0", 13);
		try("an interpreter that may not be executed", argv[0]);
		symlink("text", "i");
		int text = open("text", O_CREAT | O_WRONLY | O_CLOEXEC, 0755);
		need(write(text, "not an interpreter, but long enough to be looked at as if it were one of them\n", 78) == 78, "a file");
		close(text);
		memcpy(bytes + segment(PT_INTERP, 0)->p_offset, "i\0", 3);
		try("an interpreter that is text", argv[0]);
		unlink("i");
		symlink("empty", "i");
		close(open("empty", O_CREAT | O_WRONLY | O_CLOEXEC, 0755));
		memcpy(bytes + segment(PT_INTERP, 0)->p_offset, "i\0", 3);
		segment(PT_INTERP, 0)->p_filesz = 2;
		try("an interpreter that is empty", argv[0]);
		segment(PT_INTERP, 0)->p_filesz = 5;
		try("an interpreter's name without an end", argv[0]);
		segment(PT_INTERP, 0)->p_filesz = 1;
		try("an interpreter without a name", argv[0]);
		segment(PT_INTERP, 0)->p_filesz = 5000;
		try("an interpreter with too long a name", argv[0]);
	}
	return verdict();
}

/*
 * Many sites of every alignment and every following byte, each executed once and again.
 *
 * Covers: WB-021, WB-022, WB-023, WB-102
 */
#include "guest.h"

int main(void)
{
	/* mov $39, %eax; syscall; <filler>; ret, the filler being instructions that change nothing. */
	static const struct { const char *name; unsigned char length, bytes[8]; } fillers[] = {
		{ "nop", 1, { 0x90 } },
		{ "mov %eax,%eax", 2, { 0x89, 0xc0 } },
		{ "mov %rax,%rax", 3, { 0x48, 0x89, 0xc0 } },
		{ "lea 0(%rax),%rax", 4, { 0x48, 0x8d, 0x40, 0x00 } },
		{ "test %eax,%eax", 2, { 0x85, 0xc0 } },
		{ "cmp $0,%rax", 4, { 0x48, 0x83, 0xf8, 0x00 } },
		{ "cmp $imm32,%rax", 6, { 0x48, 0x3d, 0x00, 0xf0, 0xff, 0xff } },
		{ "xor %edx,%edx", 2, { 0x31, 0xd2 } },
		{ "jmp next", 2, { 0xeb, 0x00 } },
		{ "jmp next, near", 5, { 0xe9, 0, 0, 0, 0 } },
		{ "js never", 2, { 0x78, 0x00 } },
		{ "endbr64", 4, { 0xf3, 0x0f, 0x1e, 0xfa } },
		{ "long nop", 8, { 0x0f, 0x1f, 0x84, 0, 0, 0, 0, 0 } },
	};
	unsigned char *page = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned count = sizeof fillers / sizeof fillers[0], made = 0;
	unsigned char *entry[16 * 13], *at = page;

	need(page != MAP_FAILED, "memory");
	for (unsigned filler = 0; filler < count; filler++)
		for (unsigned offset = 0; offset < 16; offset++) {
			at = page + (((at - page) + 31) & ~15) + offset;
			entry[made++] = at;
			memcpy(at, "\xb8\x27\0\0\0\x0f\x05", 7);
			memcpy(at + 7, fillers[filler].bytes, fillers[filler].length);
			at += 7 + fillers[filler].length;
			*at++ = 0xc3;
		}
	need(mprotect(page, 65536, PROT_READ | PROT_EXEC) == 0, "execution");
	for (unsigned filler = 0; filler < count; filler++) {
		bool good = true;
		for (int round = 0; round < 30; round++)
			for (unsigned offset = 0; offset < 16; offset++)
				good &= ((long (*)(void))entry[filler * 16 + offset])() == getpid();
		say("%s behind a syscall, at 16 alignments: %s", fillers[filler].name, good ? "yes" : "NO");
		failures += !good;
	}
	return verdict();
}

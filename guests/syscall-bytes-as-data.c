/*
 * 0f 05 inside an immediate, a jump table or read-only data is not an instruction and stays as it is.
 *
 * Covers: WB-022, WB-103
 */
#include "guest.h"

__attribute__((naked, noinline)) static unsigned long immediate(void)
{
	__asm__("movabs $0x050f050f050f050f, %rax\n"
		"ret");
}

__attribute__((naked, noinline)) static unsigned table_byte(unsigned index)
{
	__asm__("lea 1f(%rip), %rax\n"
		"mov %edi, %edi\n"
		"movzbl (%rax,%rdi), %eax\n"
		"ret\n"
		"1: .byte 0x0f, 0x05, 0x0f, 0x05, 0xc3, 0x0f, 0x05");
}

int main(void)
{
	static const unsigned char data[] = { 0x0f, 0x05, 0xeb, 0x00, 0x0f, 0x05 };
	bool good = true;

	for (int i = 0; i < 1000; i++) {
		raw(SYS_getppid);
		good &= immediate() == 0x050f050f050f050f;
	}
	fact(good, "an immediate made of syscall bytes");
	for (unsigned i = 0; i < 7; i++)
		say("table byte %u is %02x", i, table_byte(i));
	for (unsigned i = 0; i < sizeof data; i++)
		say("data byte %u is %02x", i, ((const volatile unsigned char *)data)[i]);
	/* Jumping into the immediate, two bytes in, does make it an instruction. */
	unsigned char code[] = { 0x48, 0xb8, 0x0f, 0x05, 0xc3, 0, 0, 0, 0, 0, 0xc3 };
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	need(page != MAP_FAILED, "memory");
	memcpy(page, code, sizeof code);
	long (*whole)(void) = (void *)page, (*inner)(void) = (void *)(page + 2);
	unsigned long value = whole();
	long result = SYS_getpid;
	__asm__ volatile("call *%[inner]" : "+a"(result) : [inner] "r"(inner) : "rcx", "r11", "memory");
	fact(value == 0xc3050f, "the immediate as data");
	fact(result == getpid(), "the same bytes as code");
	return verdict();
}

/*
 * System calls as functions: results and errors are the kernel's, and only the registers change that may.
 *
 * Covers: WB-149
 * Flags: -Iinclude native/stub/linux-abi.S native/stub/find.c
 * Builds: default static no-pie musl musl-static
 */
#include "guest.h"
#include <linux-abi.h>
#include <sys/utsname.h>

/* What the call by registers does to the others: a bit each for rdi, rsi, rdx, r10, r8, r9, rbx, r12. */
static long changed_registers(long nr)
{
	long changed = 0;

	__asm__ volatile(
		"sub $128, %%rsp\n\t"
		"mov $1, %%edi; mov $0, %%esi; mov $3, %%edx; mov $4, %%r10d; mov $5, %%r8d; mov $6, %%r9d; mov $7, %%ebx; mov $8, %%r12d\n\t"
		"call linux_enter\n\t"
		"xor %%ecx, %%ecx\n\t"
		"cmp $1, %%rdi; setne %%cl; lea (%%rcx), %0\n\t"
		"cmp $0, %%rsi; setne %%cl; shl $1, %%ecx; or %%rcx, %0; xor %%ecx, %%ecx\n\t"
		"cmp $3, %%rdx; setne %%cl; shl $2, %%ecx; or %%rcx, %0; xor %%ecx, %%ecx\n\t"
		"cmp $4, %%r10; setne %%cl; shl $3, %%ecx; or %%rcx, %0; xor %%ecx, %%ecx\n\t"
		"cmp $5, %%r8; setne %%cl; shl $4, %%ecx; or %%rcx, %0; xor %%ecx, %%ecx\n\t"
		"cmp $6, %%r9; setne %%cl; shl $5, %%ecx; or %%rcx, %0; xor %%ecx, %%ecx\n\t"
		"cmp $7, %%rbx; setne %%cl; shl $6, %%ecx; or %%rcx, %0; xor %%ecx, %%ecx\n\t"
		"cmp $8, %%r12; setne %%cl; shl $7, %%ecx; or %%rcx, %0\n\t"
		"add $128, %%rsp"
		: "=&r"(changed), "+a"(nr)
		:
		: "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "rbx", "memory", "cc");
	return changed;
}

static bool vectors_survive(void)
{
	unsigned long before[2] = { 0x0123456789abcdef, 0xfedcba9876543210 }, after[2];
	long nr = SYS_getpid;

	__asm__ volatile(
		"movdqu %2, %%xmm7\n\t"
		"sub $128, %%rsp\n\t"
		"call linux_enter\n\t"
		"add $128, %%rsp\n\t"
		"movdqu %%xmm7, %0"
		: "=m"(after), "+a"(nr)
		: "m"(before)
		: "rcx", "r11", "xmm7", "memory", "cc");
	return !memcmp(before, after, sizeof before);
}

int main(void)
{
	struct utsname name, other;
	struct stat a, b;
	int ends[2];
	char text[64];

	fact(linux_getpid() == raw(SYS_getpid), "getpid");
	fact(linux_gettid() == raw(SYS_gettid), "gettid");
	fact(linux_uname(&name) == 0 && uname(&other) == 0 && !memcmp(&name, &other, sizeof name), "uname");
	show_raw(linux_open("/nowhere", O_RDONLY, 0));
	show_raw(linux_close(-1));
	show_raw(linux_openat(AT_FDCWD, (char *)8, O_RDONLY, 0));
	show_raw(linux_newfstatat(AT_FDCWD, "/", &a, 0));
	fact(stat("/", &b) == 0 && a.st_ino == b.st_ino && a.st_mode == b.st_mode, "the same as stat(2)");
	show_raw(linux_newfstatat(AT_FDCWD, "/", (void *)8, 0));
	show_raw(linux_pipe2(ends, O_CLOEXEC));
	show_raw(linux_write(ends[1], "twelve bytes", 12));
	show_raw(linux_read(ends[0], text, sizeof text));
	fact(!memcmp(text, "twelve bytes", 12), "what was written is read");
	show_raw(linux_pread64(ends[0], text, 1, 0));
	show_raw(linux_rt_sigprocmask(SIG_BLOCK, NULL, NULL, 4));

	long at = linux_mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	fact(at > 0, "mmap with its six arguments");
	*(char *)at = 1;
	show_raw(linux_munmap(at, 4096));
	at = linux_syscall(SYS_mmap, 0L, 8192L, (long)(PROT_READ | PROT_WRITE), (long)(MAP_PRIVATE | MAP_ANONYMOUS), -1L, 0L);
	fact(at > 0, "mmap by its number");
	*(char *)(at + 8191) = 1;
	show_raw(linux_syscall(SYS_munmap, at, 8192L));
	show_raw(linux_syscall(SYS_munmap, 1L, 4096L));
	show_raw(linux_syscall(100000L));
	show_raw(linux_syscall(-1L));
	show_raw(linux_syscall(SYS_rt_sigreturn));
	show_raw(linux_tuxcall());

	show_raw(changed_registers(SYS_getppid));
	show_raw(changed_registers(SYS_rt_sigprocmask));
	show_raw(changed_registers(SYS_dup3));
	fact(vectors_survive(), "vector registers survive");
	linux_exit_group(verdict());
}

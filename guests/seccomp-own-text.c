/*
 * Under a filter that refuses munmap and mremap a program makes its code writable, runs it, and finds its bytes.
 *
 * Covers: WB-102, WB-138
 */
#include "seccomp.h"

enum { PAGE = 4096, AT = PAGE + 64 };

/* mov $nr, %eax; syscall; cmp $-4095, %rax; ret */
static const unsigned char call[] = { 0xb8, SYS_getppid, 0, 0, 0, 0x0f, 0x05, 0x48, 0x3d, 0x01, 0xf0, 0xff, 0xff, 0xc3 };

static bool calls(unsigned char *code)
{
	bool good = true;

	for (int i = 0; i < 50; i++)
		good &= ((long (*)(void))(code + AT))() == getppid();
	return good;
}

int main(void)
{
	int file = memfd_create("code", MFD_CLOEXEC);

	need(file >= 0 && ftruncate(file, 2 * PAGE) == 0 && pwrite(file, call, sizeof call, AT) == sizeof call, "code");
	unsigned char *code = mmap(NULL, 2 * PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
	need(code != MAP_FAILED, "the file is mapped");
	fact(calls(code), "calls");
	struct sock_filter filter[] = {
		LOAD_NR, ON(SYS_munmap), GIVE(SECCOMP_RET_ERRNO | EPERM), ON(SYS_mremap), GIVE(SECCOMP_RET_ERRNO | EPERM),
		GIVE(SECCOMP_RET_ALLOW),
	};
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	show_raw(FILTER(filter, 0));
	need(mprotect(code, 2 * PAGE, PROT_READ | PROT_WRITE | PROT_EXEC) == 0, "it can be written");
	fact(!memcmp(code + AT, call, sizeof call), "its bytes are as they were");
	fact(calls(code), "calls");
	need(mprotect(code, 2 * PAGE, PROT_READ | PROT_EXEC) == 0, "it cannot be written");
	fact(calls(code), "calls");
	return verdict();
}

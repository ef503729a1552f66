/*
 * SECCOMP_RET_TRAP: the program's SIGSYS handler sees the call, its address and arguments, and may answer it, as sandboxes do.
 *
 * Covers: WB-047, WB-138, WB-141
 */
#include "seccomp.h"
#include <sys/utsname.h>

static volatile int count, code, number, arch, data;
static volatile bool at_site, right_arguments, right_number;
static volatile long first = 1234, second = 5678;
extern char site_after[] __attribute__((visibility("hidden")));

__attribute__((naked, noinline)) static long call_here(long nr, long a, long b)
{
	__asm__("mov %rdi, %rax; mov %rsi, %rdi; mov %rdx, %rsi\n"
		"syscall\n"
		".global site_after; .hidden site_after; site_after: ret");
}

static void on_sigsys(int signal, siginfo_t *info, void *context)
{
	greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;

	count++;
	code = info->si_code;
	number = info->si_syscall;
	arch = info->si_arch;
	data = info->si_errno;
	at_site = info->si_call_addr == site_after && registers[REG_RIP] == (greg_t)site_after;
	right_number = registers[REG_RAX] == info->si_syscall;
	right_arguments = registers[REG_RDI] == first && registers[REG_RSI] == second;
	registers[REG_RAX] = -4242;
}

/* Of a number that a layer may answer by a call of its own, one after another. */
static void answered(long nr, long a, long b)
{
	first = a;
	second = b;
	for (int i = 0; i < 20; i++) {
		number = -1;
		count = 0;
		at_site = right_arguments = right_number = false;
		if (call_here(nr, a, b) != -4242 || count != 1 || number != nr || arch != AUDIT_ARCH_X86_64 || !at_site || !right_arguments || !right_number)
			say("not so at %d: %d traps, si_syscall %d, address %d, arguments %d, rax %d", i, count, number, at_site, right_arguments, right_number);
	}
	say("number %ld, si_errno %d", nr, data);
}

static void filtered(void)
{
	struct sock_filter filter[] = {
		LOAD_NR, ON(SYS_getpriority), GIVE(SECCOMP_RET_TRAP | 77), ON(SYS_uname), GIVE(SECCOMP_RET_TRAP | 78),
		ON(SYS_newfstatat), GIVE(SECCOMP_RET_TRAP | 79), ON(SYS_openat), GIVE(SECCOMP_RET_TRAP | 80),
		ON(SYS_readlinkat), GIVE(SECCOMP_RET_TRAP | 81), ON(SYS_fchmodat), GIVE(SECCOMP_RET_TRAP | 82),
		ON(SYS_dup), GIVE(SECCOMP_RET_TRAP | 83), GIVE(SECCOMP_RET_ALLOW),
	};

	struct stat was, is;
	int file = open("somewhere", O_RDWR | O_CREAT, 0600);

	fstat(file, &was);
	handle_info(SIGSYS, on_sigsys, SA_NODEFER);
	call_here(SYS_getpriority, 1234, 5678);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	show_raw(FILTER(filter, 0));
	for (int i = 0; i < 3; i++) {
		say("result %ld", call_here(SYS_getpriority, 1234, 5678));
		say("%d: si_code %d, si_syscall %d, si_arch %#x, si_errno %d", count, code, number, arch, data);
		fact(at_site, "si_call_addr and rip are behind the instruction");
		fact(right_arguments, "the registers hold the arguments");
		fact(right_number, "rax holds the number");
	}
	struct utsname name;
	say("the library's uname: %d", uname(&name));
	say("%d: si_syscall %d, si_errno %d", count, number, data);
	answered(SYS_newfstatat, AT_FDCWD, (long)"somewhere");
	answered(SYS_openat, AT_FDCWD, (long)"somewhere");
	answered(SYS_readlinkat, AT_FDCWD, (long)"somewhere");
	answered(SYS_fchmodat, AT_FDCWD, (long)"somewhere");
	answered(SYS_dup, 1, 0);
	syscall(SYS_fstat, file, &is);
	fact(is.st_mode == was.st_mode, "none of them was made");
	first = 1234;
	second = 5678;
	sigset_t all;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	say("blocked:");
	call_here(SYS_getpriority, 1234, 5678);
	say("came back");
}

int main(void)
{
	show_status("it", in_child(filtered));
	return verdict();
}

/*
 * A call by int $0x80, and by the function that AT_SYSINFO names, keeps all registers but eax, and the flags; the sixth argument is in ebp;
 * numbers that are none are ENOSYS, negative ones too.
 *
 * Covers: WB-018, WB-001, WB-003, WB-011, WB-013
 * Flags: -no-pie -fno-pie
 * Builds: m32 m32-static
 */
#include "ia32.h"

struct registers { unsigned long eax, ebx, ecx, edx, esi, edi, ebp, flags, esp; };

/* Loads all registers, makes the call by int $0x80 or by the function, and stores them. */
void int80_call(const struct registers *before, struct registers *after);
void sysinfo_call(const struct registers *before, struct registers *after);
unsigned long kernel_vsyscall, saved_stack, after_at;
#define AROUND(name, instruction) \
	__asm__(".text\n" #name ":\n" \
		"push %ebx\npush %esi\npush %edi\npush %ebp\n" \
		"mov 24(%esp), %eax\nmov %eax, after_at\nmov %esp, saved_stack\n" \
		"mov 20(%esp), %eax\n" \
		"mov 4(%eax), %ebx\nmov 8(%eax), %ecx\nmov 12(%eax), %edx\nmov 16(%eax), %esi\nmov 20(%eax), %edi\nmov 24(%eax), %ebp\n" \
		"pushl 28(%eax)\npushl (%eax)\npop %eax\npopf\n" \
		instruction "\n" \
		"pushf\npush %eax\nmov after_at, %eax\npopl (%eax)\npopl 28(%eax)\ncld\n" \
		"mov %ebx, 4(%eax)\nmov %ecx, 8(%eax)\nmov %edx, 12(%eax)\nmov %esi, 16(%eax)\nmov %edi, 20(%eax)\nmov %ebp, 24(%eax)\n" \
		"mov %esp, 32(%eax)\nmov saved_stack, %esp\n" \
		"pop %ebp\npop %edi\npop %esi\npop %ebx\nret\n")
AROUND(int80_call, "int $0x80");
AROUND(sysinfo_call, "call *kernel_vsyscall");

static bool all_kept(const struct registers *a, const struct registers *b)
{
	const unsigned long flags = 0xcd5 | 1 << 21;

	return a->ebx == b->ebx && a->ecx == b->ecx && a->edx == b->edx && a->esi == b->esi && a->edi == b->edi && a->ebp == b->ebp
	       && (a->flags & flags) == (b->flags & flags) && b->esp == saved_stack;
}

static void try_all(const char *how, void (*call)(const struct registers *, struct registers *))
{
	static const unsigned long flags[] = { 0x202, 0x203, 0x206, 0x212, 0x242, 0x282, 0x602, 0xa02, 0xed7, 0x200202 };
	static const long numbers[] = { SYS_getpid, SYS_getppid, SYS_sched_yield, SYS_close, SYS_getuid32, 9999, -1, -4095, 0x40000000 };
	struct registers before = { 0 }, after;
	bool kept = true;
	int fd = memfd_create("six", 0);
	char page[4096];

	say("%s", how);
	for (int round = 0; round < 50; round++)
		for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++)
			for (unsigned j = 0; j < sizeof flags / sizeof *flags; j++) {
				/* A descriptor that is none, for close. */
				before = (struct registers){ numbers[i], 0x80000011, 0x22222222, 0x33333333, 0x44444444, 0x55555555, 0x66666666, flags[j], 0 };
				call(&before, &after);
				if (!all_kept(&before, &after) && kept) {
					say(" number %ld, flags %#lx: not kept", numbers[i], flags[j]);
					kept = false;
				}
			}
	fact(kept, " registers and flags are kept");
	for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		before.eax = numbers[i];
		call(&before, &after);
		if (numbers[i] == SYS_getpid)
			fact((pid_t)after.eax == getpid(), " getpid");
		else if (numbers[i] == SYS_getppid)
			fact((pid_t)after.eax == getppid(), " getppid");
		else if (numbers[i] == SYS_getuid32)
			fact(after.eax == getuid(), " getuid");
		else
			say(" number %ld gives %ld", numbers[i], (long)after.eax);
	}
	for (int i = 0; i < 6; i++) {
		memset(page, 'a' + i, sizeof page);
		need(write(fd, page, sizeof page) == sizeof page, "a file");
	}
	/* mmap2: an offset of five pages in ebp. */
	before = (struct registers){ SYS_mmap2, 0, 4096, PROT_READ, MAP_PRIVATE, fd, 5, 0x202, 0 };
	call(&before, &after);
	fact(after.eax < 0xfffff000 && *(char *)after.eax == 'f' && all_kept(&before, &after), " the sixth argument of mmap2");
	munmap((void *)after.eax, 4096);
	/* FUTEX_WAIT_BITSET: the bits in ebp. */
	static int word = 5;
	static struct timespec past = { 0, 0 };
	before = (struct registers){ SYS_futex, (unsigned long)&word, 9, 5, (unsigned long)&past, 0, 0, 0x202, 0 };
	call(&before, &after);
	say(" futex without bits: %s", error_name(-after.eax));
	before.ebp = 1;
	call(&before, &after);
	say(" futex with one: %s", error_name(-after.eax));
	fact(all_kept(&before, &after), " and its registers are kept");
	close(fd);
}

/* What makes a task returns twice, in either way. */
static void twice(const char *how, void (*call)(const struct registers *, struct registers *))
{
	int good = 0;

	for (int i = 0; i < 20; i++) {
		struct registers before = { i % 2 ? SYS_fork : SYS_clone, i % 2 ? 0x1234 : SIGCHLD, 0, 0, 0, 0, 0x77777777, 0x203, 0 }, after;
		call(&before, &after);
		if (after.eax == 0)
			_exit(all_kept(&before, &after) ? 5 : 6);
		int status = await(after.eax);
		good += all_kept(&before, &after) && WIFEXITED(status) && WEXITSTATUS(status) == 5;
	}
	say("%s: forks that kept all in both: %d", how, good);
}

int main(void)
{
	kernel_vsyscall = getauxval(AT_SYSINFO);
	need(kernel_vsyscall != 0, "AT_SYSINFO");
	fact((void *)kernel_vsyscall == vdso_function("__kernel_vsyscall", "LINUX_2.5"), "AT_SYSINFO is __kernel_vsyscall");
	try_all("by int $0x80", int80_call);
	try_all("by AT_SYSINFO", sysinfo_call);
	twice("by int $0x80", int80_call);
	twice("by AT_SYSINFO", sysinfo_call);
	unsigned long upper;
	__asm__ volatile("mov %%cs, %0" : "=r"(upper));
	say("cs %#lx", upper);
	return verdict();
}

/*
 * A program that sends itself what kills it leaves a core file with the registers of its call, as abort(3) does.
 *
 * Covers: WB-147
 */
#include "core-file.h"
#include <elf.h>
#include <sys/procfs.h>

extern char call_made[] __attribute__((visibility("hidden")));

/* tgkill(2), tkill(2) or kill(2) with a register to be recognised. */
__attribute__((naked, noinline)) static long call(long nr, long a, long b, long c)
{
	__asm__("push %rbx; mov %rdi, %rax; mov %rsi, %rdi; mov %rdx, %rsi; mov %rcx, %rdx; mov $0xabcd1234, %ebx; syscall\n"
		".global call_made; .hidden call_made; call_made: pop %rbx; ret");
}

static void die(long nr, int signal)
{
	if (nr == SYS_kill)
		call(nr, getpid(), signal, 0);
	else if (nr == SYS_tkill)
		call(nr, gettid(), signal, 0);
	else
		call(nr, getpid(), gettid(), signal);
}

static void *die_there(void *how)
{
	die(SYS_tgkill, SIGABRT);
	return how;
}

/* Whether the core file is of a process that died of `signal` behind the call. */
static void look(const char *of, int signal, int code)
{
	struct stat st;
	int fd = open("core", O_RDONLY);
	need(fd >= 0 && fstat(fd, &st) == 0, "the core file");
	char *core = mmap(NULL, st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	Elf64_Ehdr *header = (Elf64_Ehdr *)core;
	Elf64_Phdr *program = (Elf64_Phdr *)(core + header->e_phoff);
	bool first = true;

	for (int i = 0; i < header->e_phnum; i++) {
		if (program[i].p_type != PT_NOTE)
			continue;
		for (char *note = core + program[i].p_offset, *end = note + program[i].p_filesz; note < end;) {
			Elf64_Nhdr *n = (Elf64_Nhdr *)note;
			char *content = note + sizeof *n + ((n->n_namesz + 3) & ~3u);
			/* The first thread is the one that died. */
			if (n->n_type == NT_PRSTATUS && first) {
				struct elf_prstatus *state = (struct elf_prstatus *)content;
				struct user_regs_struct *regs = (struct user_regs_struct *)&state->pr_reg;
				say("%s: signal %d", of, state->pr_cursig);
				fact(regs->rip == (unsigned long)call_made && regs->rbx == 0xabcd1234, "it is behind its call");
				fact(regs->rax == 0 && regs->rcx == regs->rip, "which succeeded");
				first = false;
			}
			if (n->n_type == NT_SIGINFO)
				fact(((siginfo_t *)content)->si_signo == signal && ((siginfo_t *)content)->si_code == code, "the signal was sent");
			note = content + ((n->n_descsz + 3) & ~3u);
		}
	}
	munmap(core, st.st_size);
	close(fd);
	unlink("core");
}

static void try(const char *of, long nr, int signal, int times, bool threaded)
{
	pid_t pid = fork();
	if (pid == 0) {
		pthread_t thread;
		for (int i = 0; i < times; i++)
			die(nr, 0);
		if (threaded && pthread_create(&thread, NULL, die_there, NULL) == 0)
			for (;;)
				pause();
		die(nr, signal);
		_exit(0);
	}
	int status = await(pid);
	show_status(of, status);
	say("dumped core: %d", !!WCOREDUMP(status));
	look(of, signal, nr == SYS_kill ? SI_USER : SI_TKILL);
}

int main(void)
{
	leave_core_files();
	try("tgkill", SYS_tgkill, SIGABRT, 0, false);
	try("tkill", SYS_tkill, SIGQUIT, 0, false);
	try("kill", SYS_kill, SIGTRAP, 0, false);
	try("tgkill after many calls", SYS_tgkill, SIGABRT, 1000, false);
	try("tgkill by a thread", SYS_tgkill, SIGABRT, 0, true);

	/* One that is blocked kills later, and where it is ignored not at all. */
	signal(SIGABRT, SIG_IGN);
	die(SYS_tgkill, SIGABRT);
	signal(SIGABRT, SIG_DFL);
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGABRT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	die(SYS_kill, SIGABRT);
	sigpending(&set);
	fact(sigismember(&set, SIGABRT), "it is pending while it is blocked");
	static char status[8192];
	slurp("/proc/self/status", status, sizeof status);
	fact(strstr(status, "SigCgt:\t0000000000000000\n"), "no signal is caught");
	signal(SIGABRT, SIG_IGN);
	signal(SIGABRT, SIG_DFL);
	sigpending(&set);
	fact(!sigismember(&set, SIGABRT), "until it is ignored");
	return verdict();
}

/*
 * However a process ends, its parent sees the same status: exits, faults, signals, abort.
 *
 * Covers: WB-088
 * Builds: default m32
 */
#include "guest.h"

static volatile int zero;

static void exit_255(void) { _exit(255); }
static void exit_256(void) { _exit(256); }
static void exit_negative(void) { _exit(-2); }
static void null_read(void) { (void)*(volatile char *)(long)zero; }
static void null_call(void) { ((void (*)(void))(long)zero)(); }
static void divide(void) { __asm__ volatile("xor %%ecx, %%ecx; mov $1, %%eax; cltd; idiv %%ecx" : : : "eax", "ecx", "edx"); }
static void illegal(void) { __asm__ volatile("ud2"); }
static void breakpoint(void) { __asm__ volatile("int3"); }
static void privileged(void) { __asm__ volatile("hlt"); }
static void aborts(void) { abort(); }
static void killed(void) { kill(getpid(), SIGKILL); }
static void alarmed(void) { alarm_ms(5, 0); for (;;) pause(); }
static void broken_pipe(void)
{
	int ends[2];
	pipe(ends);
	close(ends[0]);
	write(ends[1], "x", 1);
}
static void jump_to_data(void)
{
	static char data[16] = "\xc3";
	((void (*)(void))data)();
}
static void beyond_file(void)
{
	int fd = memfd_create("short", 0);
	(void)*(volatile char *)mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
}
static void cpu_limit(void)
{
	struct rlimit limit = { 1, 2 };
	setrlimit(RLIMIT_CPU, &limit);
	for (;;)
		raw(SYS_getppid);
}
static void realtime(void) { raise(SIGRTMIN + 3); }

int main(void)
{
	show_status("exit 255", in_child(exit_255));
	show_status("exit 256", in_child(exit_256));
	show_status("exit -2", in_child(exit_negative));
	show_status("a read of NULL", in_child(null_read));
	show_status("a call of NULL", in_child(null_call));
	show_status("a division by zero", in_child(divide));
	show_status("ud2", in_child(illegal));
	show_status("int3", in_child(breakpoint));
	show_status("hlt", in_child(privileged));
	show_status("abort", in_child(aborts));
	show_status("kill -9", in_child(killed));
	show_status("alarm", in_child(alarmed));
	show_status("a broken pipe", in_child(broken_pipe));
	show_status("a jump to data", in_child(jump_to_data));
	show_status("a page beyond the file", in_child(beyond_file));
	show_status("RLIMIT_CPU", in_child(cpu_limit));
	int status = in_child(realtime);
	say("a real-time signal: killed %d, SIGRTMIN+%d", WIFSIGNALED(status), WTERMSIG(status) - SIGRTMIN);
	return verdict();
}

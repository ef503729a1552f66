/*
 * The stack grows to its limit and no further, and is executable only for a program that asks.
 *
 * Covers: WB-097
 * Builds: default, static, static-pie, m32
 */
#include "guest.h"
#include <sys/auxv.h>

static __attribute__((noinline)) long deep(long kilobytes)
{
	volatile char frame[1024];

	frame[0] = frame[1023] = (char)kilobytes;
	return kilobytes == 0 ? 0 : deep(kilobytes - 1) + frame[0] - frame[1023] + 1;
}

static void seven_megabytes(void)
{
	say("  %ld kilobytes deep", deep(6500));
}

static void nine_megabytes(void)
{
	say("  %ld kilobytes deep", deep(9000));
}

static void flags_of_stack(void)
{
	static char text[1 << 18];

	slurp("/proc/self/maps", text, sizeof text);
	char *name = strstr(text, "[stack]");
	while (name > text && name[-1] != '\n')
		name--;
	say("  [stack] is %.4s", strchr(name, ' ') + 1);
}

int main(int argc, char **argv)
{
	struct rlimit limit = { 8 << 20, RLIM_INFINITY };

	if (argc == 1) {
		setrlimit(RLIMIT_STACK, &limit);
		execl(argv[0], argv[0], "stage", NULL);
		need(false, "exec");
	}
	fact(getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur == 8 << 20, "the limit came over exec");
	fact(((unsigned long)(argv - 1) & 15) == 0, "the stack pointer began at a multiple of 16");
	show_status("seven megabytes", in_child(seven_megabytes));
	show_status("nine megabytes", in_child(nine_megabytes));
	flags_of_stack();
	return verdict();
}

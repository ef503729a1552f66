/*
 * rdtsc, cpuid and rdpid are no calls: they work, and PR_SET_TSC and ARCH_SET_CPUID make them fault as natively.
 *
 * Covers: WB-135
 * Builds: default m32
 */
#include "guest.h"
#include <cpuid.h>
#include <x86intrin.h>

static void without_tsc(void)
{
	int mode = 0;

	show(prctl(PR_SET_TSC, PR_TSC_SIGSEGV, 0, 0, 0));
	show(prctl(PR_GET_TSC, &mode, 0, 0, 0));
	say("mode %d", mode);
	raw(SYS_getppid);
	volatile unsigned long time = __rdtsc();
	say("rdtsc works: %d", time != 0);
}

static void without_cpuid(void)
{
	unsigned a, b, c, d;

	show_raw(raw(SYS_arch_prctl, 0x1012, 0)); /* ARCH_SET_CPUID */
	raw(SYS_getppid);
	__cpuid(0, a, b, c, d);
	say("cpuid works: %d", a != 0);
}

int main(void)
{
	unsigned a, b, c, d;

	__cpuid(0, a, b, c, d);
	fact(a > 0, "cpuid");
	fact(__rdtsc() != 0, "rdtsc");
	show_raw(raw(SYS_arch_prctl, 0x1011, 0));
	show_status("without rdtsc", in_child(without_tsc));
	show_status("without cpuid", in_child(without_cpuid));
	return verdict();
}

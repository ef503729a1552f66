/*
 * What a program learns of the system: sysinfo, uname, sysconf, times, limits and ids agree with /proc.
 *
 * Covers: WB-151
 * Builds: default m32
 */
#include "guest.h"
#include <sys/sysinfo.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/vfs.h>

static long field(const char *path, const char *name)
{
	static char text[16384];

	slurp(path, text, sizeof text);
	char *at = strstr(text, name);
	return at ? atol(at + strlen(name)) : -1;
}

int main(void)
{
	struct sysinfo info;
	struct utsname name;
	struct rusage usage;
	struct tms times_now;
	struct statfs fs;
	char text[256];

	show(sysinfo(&info));
	fact((long)((unsigned long long)info.totalram * info.mem_unit / 1024) == field("/proc/meminfo", "MemTotal:"), "memory as in /proc/meminfo");
	fact(info.uptime > 0 && info.procs > 0, "uptime and processes");
	uname(&name);
	slurp("/proc/sys/kernel/osrelease", text, sizeof text);
	text[strcspn(text, "\n")] = 0;
	fact(!strcmp(text, name.release) && !strcmp(name.machine, "x86_64"), "the release as in /proc");
	slurp("/proc/sys/kernel/hostname", text, sizeof text);
	text[strcspn(text, "\n")] = 0;
	fact(!strcmp(text, name.nodename), "the name of the machine too");
	show(sysconf(_SC_PAGESIZE));
	fact(sysconf(_SC_NPROCESSORS_ONLN) == get_nprocs() && get_nprocs() > 0, "processors");
	fact(field("/proc/self/status", "PPid:") == getppid() && field("/proc/self/status", "\nPid:") == getpid() && field("/proc/self/status", "Uid:") == getuid(), "ids as in /proc/self/status");
	fact(getsid(0) == field("/proc/self/status", "NSsid:") && getpgrp() == field("/proc/self/status", "NSpgid:"), "session and group too");
	long start = now_ms();
	long used;
	do {
		getrusage(RUSAGE_SELF, &usage);
		used = usage.ru_utime.tv_sec * 1000 + usage.ru_utime.tv_usec / 1000 + usage.ru_stime.tv_sec * 1000 + usage.ru_stime.tv_usec / 1000;
	} while (used < 50 && now_ms() - start < 20000);
	show(getrusage(RUSAGE_SELF, &usage));
	fact(used >= 50, "time was used");
	fact(usage.ru_maxrss > 500, "memory was used");
	fact(times(&times_now) > 0 && times_now.tms_utime + times_now.tms_stime > 0, "times");
	show(statfs("/proc", &fs));
	say("type %#lx", (long)fs.f_type);
	show_raw(raw(SYS_ustat, 0, &fs) < 0);
	show_raw(raw(SYS_sysfs, 3, 0, 0) > 0);
	show_raw(raw(SYS_sysfs, 99, 0, 0));
	show_raw(raw(SYS_uname, 8));
	return verdict();
}

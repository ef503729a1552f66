/*
 * A bad pointer is EFAULT, never a signal: NULL, unmapped, read-only, no access, a page's end, the kernel's half.
 *
 * Covers: WB-048
 * Builds: default m32
 */
#include "guest.h"
#include <sys/socket.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>

int main(void)
{
	char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *readonly = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int ends[2];

	need(pages != MAP_FAILED && pipe(ends) == 0, "memory and a pipe");
	mprotect(pages + 4096, 4096, PROT_NONE);
	struct { const char *name; void *pointer; } bad[] = {
		{ "NULL", NULL }, { "8", (void *)8 }, { "no access", pages + 4096 }, { "page end", pages + 4096 - 3 },
		{ "kernel", (void *)0xffff888000000000 }, { "no address", (void *)0x8000000000000000 }, { "-1", (void *)-1 },
		{ "read-only", readonly },
	};
	for (unsigned i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		void *p = bad[i].pointer;
		long results[] = {
			raw(SYS_newfstatat, AT_FDCWD, "/", p, 0), raw(SYS_fstat, 0, p), raw(SYS_stat, "/", p),
			raw(SYS_statx, AT_FDCWD, "/", 0, 0x7ff, p), raw(SYS_uname, p), raw(SYS_sysinfo, p),
			raw(SYS_getcwd, p, 4096), raw(SYS_pipe2, p, 0), raw(SYS_clock_gettime, CLOCK_MONOTONIC, p),
			raw(SYS_rt_sigprocmask, 0, 0, p, 8), raw(SYS_getrlimit, RLIMIT_NOFILE, p),
			raw(SYS_getresuid, p, p, p), raw(SYS_times, p), raw(SYS_getrusage, 0, p),
			raw(SYS_getitimer, 0, p), raw(SYS_sched_getaffinity, 0, 128, p), raw(SYS_readlink, "/proc/self/exe", p, 64),
			raw(SYS_getrandom, p, 16, 0), raw(SYS_statfs, "/", p), raw(SYS_gettimeofday, p, 0),
		};
		char line[512] = "";
		for (unsigned j = 0; j < sizeof results / sizeof results[0]; j++) {
			strcat(line, " ");
			strcat(line, results[j] < 0 ? error_name(-results[j]) : results[j] == 0 ? "0" : "+");
		}
		say("written to %s:%s", bad[i].name, line);
	}
	memset(pages, '/', 4096);
	readonly = pages + 4096;
	for (unsigned i = 0; i < 7; i++) {
		void *p = bad[i].pointer;
		long results[] = {
			raw(SYS_openat, AT_FDCWD, p, O_RDONLY), raw(SYS_open, p, O_RDONLY), raw(SYS_access, p, 0),
			raw(SYS_newfstatat, AT_FDCWD, p, pages, 0), raw(SYS_mkdir, p, 0), raw(SYS_unlink, p), raw(SYS_rename, p, "x"),
			raw(SYS_rename, "/nonexistent", p), raw(SYS_symlink, p, "/nonexistent/x"), raw(SYS_chdir, p),
			raw(SYS_execve, p, 0, 0), raw(SYS_write, ends[1], p, 64), raw(SYS_nanosleep, p, 0),
			raw(SYS_rt_sigprocmask, 0, p, 0, 8), raw(SYS_setitimer, 0, p, 0), raw(SYS_poll, p, 1, 0),
			raw(SYS_getxattr, p, "user.x", 0, 0), raw(SYS_bind, 0, p, 16), raw(SYS_writev, ends[1], p, 1),
			raw(SYS_clone3, p, 88), raw(SYS_futex, p, 1, 1), raw(SYS_chown, p, -1, -1), raw(SYS_readlinkat, AT_FDCWD, p, pages, 8),
		};
		char line[512] = "";
		for (unsigned j = 0; j < sizeof results / sizeof results[0]; j++) {
			strcat(line, " ");
			strcat(line, results[j] < 0 ? error_name(-results[j]) : results[j] == 0 ? "0" : "+");
		}
		say("read from %s:%s", bad[i].name, line);
	}
	return verdict();
}

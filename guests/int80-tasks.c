/*
 * int $0x80 in a 64-bit program whose code and data lie below 4 GB: tasks are made and ended by it, 64-bit programs are executed by it, and
 * it gives memory and time as to a program of 32 bits.
 *
 * Covers: WB-017
 * Flags: -no-pie -fno-pie
 * Builds: default static
 */
#include "guest.h"

enum { EXIT32 = 1, FORK32 = 2, WRITE32 = 4, WAITPID32 = 7, EXECVE32 = 11, GETPID32 = 20, MUNMAP32 = 91, CLONE32 = 120,
       VFORK32 = 190, MMAP2_32 = 192, CLOCK_GETTIME32 = 265 };

static inline __attribute__((always_inline)) long int80(long nr, long b, long c, long d, long s, long e)
{
	long result = nr;

	__asm__ volatile("int $0x80" : "+a"(result) : "b"(b), "c"(c), "d"(d), "S"(s), "D"(e) : "r8", "r9", "r10", "r11", "memory");
	return (int)result;
}
#define INT80_(nr, b, c, d, s, e, ...) int80(nr, (long)(b), (long)(c), (long)(d), (long)(s), (long)(e))
#define INT80(...) INT80_(__VA_ARGS__, 0, 0, 0, 0, 0, 0)

static void try_it(void)
{
	INT80(GETPID32);
}

static int status;
static char text[] = "written by a child\n";

static void tasks(void)
{
	int good = 0;

	for (int i = 0; i < 20; i++) {
		pid_t child = INT80(FORK32);
		if (child == 0) {
			if (i == 0)
				INT80(WRITE32, 1, text, sizeof text - 1);
			INT80(EXIT32, raw(SYS_getpid) == INT80(GETPID32) ? 7 : 8);
		}
		long waited = INT80(WAITPID32, child, &status, 0);
		good += waited == child && WIFEXITED(status) && WEXITSTATUS(status) == 7;
	}
	say("forks: %d", good);
	good = 0;
	for (int i = 0; i < 20; i++) {
		pid_t child = INT80(CLONE32, SIGCHLD);
		if (child == 0)
			raw(SYS_exit, 9);
		raw(SYS_wait4, child, &status, 0, 0);
		good += WEXITSTATUS(status) == 9;
	}
	say("clones: %d", good);
	good = 0;
	for (int i = 0; i < 20; i++) {
		pid_t child = INT80(VFORK32);
		if (child == 0)
			INT80(EXIT32, 10);
		raw(SYS_wait4, child, &status, 0, 0);
		good += WEXITSTATUS(status) == 10;
	}
	say("vforks: %d", good);
}

static char path[] = "/bin/sh", name[] = "sh", option[] = "-c", command[] = "echo executed; exit $#", variable[] = "PATH=/usr/bin:/bin";
static uint32_t arguments[1000], environment[4];

static void programs(void)
{
	arguments[0] = (uint32_t)(long)name;
	arguments[1] = (uint32_t)(long)option;
	arguments[2] = (uint32_t)(long)command;
	arguments[3] = (uint32_t)(long)name;
	for (int i = 4; i < 104; i++)
		arguments[i] = (uint32_t)(long)option;
	environment[0] = (uint32_t)(long)variable;
	for (int i = 0; i < 2; i++) {
		pid_t child = i ? vfork() : fork();
		if (child == 0) {
			INT80(EXECVE32, path, arguments, environment);
			_exit(99);
		}
		show_status(i ? "after vfork" : "after fork", await(child));
	}
	say("no arguments: %s", error_name(-INT80(EXECVE32, path, 8, environment)));
	say("no path: %s", error_name(-INT80(EXECVE32, 8, arguments, environment)));
	path[1] = 'x';
	say("no program: %s", error_name(-INT80(EXECVE32, path, arguments, environment)));
}

static struct { int32_t seconds, ns; } time32;

static void memory(void)
{
	struct timespec before, after;

	/* A call of 32 bits is given memory below 4 GB, in a 64-bit program too. */
	long page = (uint32_t)INT80(MMAP2_32, 0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1);
	fact(page < 0xfffff000 && page != 0, "mmap2");
	strcpy((char *)page, "there");
	say("%s", (char *)page);
	say("munmap: %ld", INT80(MUNMAP32, page, 8192));
	clock_gettime(CLOCK_REALTIME, &before);
	say("clock_gettime: %ld", INT80(CLOCK_GETTIME32, CLOCK_REALTIME, &time32));
	clock_gettime(CLOCK_REALTIME, &after);
	fact(time32.seconds >= before.tv_sec && time32.seconds <= after.tv_sec, "its structure is that of 32 bits");
}

int main(void)
{
	need(in_child(try_it) == 0, "int 0x80: this kernel refuses it");
	tasks();
	programs();
	memory();
	return verdict();
}

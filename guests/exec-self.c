/*
 * A program executes itself by the names /proc gives it, also when its file is gone.
 *
 * Covers: WB-074, WB-112, WB-145
 * Builds: default, static, m32
 */
#include "guest.h"
#include <sys/auxv.h>

static void stage(const char *way, int left)
{
	char next[16], path[64];

	say("%s: execfn [%s], %d to go", way, way[0] == '#' ? "" : (char *)getauxval(AT_EXECFN), left);
	if (left == 0)
		return;
	snprintf(next, sizeof next, "%d", left - 1);
	snprintf(path, sizeof path, "/proc/%d/exe", getpid());
	if (left == 3)
		execl("/proc/self/exe", "by-self", "self", next, NULL);
	if (left == 2)
		execl("/proc/thread-self/exe", "by-thread", "thread-self", next, NULL);
	if (left == 1)
		execl(path, "by-number", "#number", next, NULL);
	say("exec: %s", error_name(errno));
}

static void run_copy(void)
{
	execl("./copy", "copy", "copy", NULL);
	_exit(97);
}

int main(int argc, char **argv)
{
	char bytes[65536];

	if (argc == 3) {
		stage(argv[1], atoi(argv[2]));
		return 0;
	}
	if (argc == 2) {
		if (argv[1][0] == 'c')
			unlink("copy");
		char path[4200] = "";
		readlink("/proc/self/exe", path, sizeof path - 1);
		say("%s: exe ends in [%s]", argv[1], strrchr(path, '/'));
		return 0;
	}
	show_status("without a copy", in_child(run_copy));
	int from = open(argv[0], O_RDONLY | O_CLOEXEC), to = open("copy", O_CREAT | O_WRONLY | O_CLOEXEC, 0755);
	for (ssize_t n; (n = read(from, bytes, sizeof bytes)) > 0;)
		need(write(to, bytes, n) == n, "a copy");
	close(to);
	show_status("with a copy", in_child(run_copy));
	stage("first", 3);
	return verdict();
}

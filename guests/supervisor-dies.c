/*
 * A program goes on with all its system calls when whoever supervises them is killed; natively nobody does.
 *
 * Covers: WB-087
 * Builds: default m32
 */
#include "guest.h"
#include <dirent.h>

/* The processes of this session but this one, which natively is the only one: what supervises it was started with it. */
static int kill_others(void)
{
	int killed = 0;
	DIR *proc = opendir("/proc");

	need(proc != NULL, "/proc");
	for (struct dirent *entry; (entry = readdir(proc)) != NULL;) {
		pid_t pid = atoi(entry->d_name);
		if (pid > 0 && pid != getpid() && getsid(pid) == getsid(0) && kill(pid, SIGKILL) == 0)
			killed++;
	}
	closedir(proc);
	return killed;
}

int main(void)
{
	char text[4096];
	int killed = kill_others();

	sleep_ms(killed ? 500 : 10);
	fact(killed == 0, "nobody else was started with this program");
	slurp("/proc/self/status", text, sizeof text);
	char *tracer = strstr(text, "TracerPid:");
	fact(tracer && atoi(tracer + 10) == 0, "nobody traces it");
	for (int i = 0; i < 3; i++) {
		show_ok(getppid());
		show(chmod("/nonexistent", 0));
		show(open("/nonexistent", O_RDONLY));
		show_ok(umask(022));
	}
	show_status("a child", in_child((void (*)(void))getpid));
	return verdict();
}

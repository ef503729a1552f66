/*
 * /proc/PID/syscall of a sleeper tells its call and arguments, wchan and stat that it sleeps.
 *
 * Covers: WB-146
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	int ends[2];
	char path[64], text[512];

	need(pipe(ends) == 0, "a pipe");
	pid_t pid = fork();
	if (pid == 0) {
		char byte;
		for (int i = 0; i < 5; i++)
			raw(SYS_read, 0, &byte, 0); /* the site was met before */
		raw(SYS_pread64, ends[0], &byte, 0, 0);
		while (raw(SYS_read, ends[0], &byte, 1) == 1)
			;
		_exit(0);
	}
	until_asleep(pid);
	snprintf(path, sizeof path, "/proc/%d/syscall", pid);
	unsigned long nr = -1, fd = -1, buffer = 0, count = -1, sp = 0, ip = 0;
	if (slurp(path, text, sizeof text) > 0)
		sscanf(text, "%lu %lx %lx %lx %*s %*s %*s %lx %lx", &nr, &fd, &buffer, &count, &sp, &ip);
	say("call %ld, descriptor is the pipe's: %s, count %ld", (long)nr, fd == (unsigned long)ends[0] ? "yes" : "no", (long)count);
	fact(sp != 0 && ip != 0, "stack and instruction pointers are there");
	say("state %c", task_state(pid));
	kill(pid, SIGTERM);
	show_status("it", await(pid));
	return verdict();
}

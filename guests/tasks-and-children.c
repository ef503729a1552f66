/*
 * Nothing is added to a program's family: one task, no child, its parent's pid, single-threaded unshare.
 *
 * Covers: WB-068, WB-069, WB-070
 * Builds: default m32
 */
#include "guest.h"
#include <dirent.h>

int main(void)
{
	DIR *dir = opendir("/proc/self/task");
	int count = 0;
	char text[4096];

	need(dir != NULL, "/proc/self/task");
	for (struct dirent *entry; (entry = readdir(dir));)
		count += entry->d_name[0] != '.';
	closedir(dir);
	say("tasks: %d", count);
	show(waitpid(-1, NULL, WNOHANG));
	show(wait(NULL));
	snprintf(text, sizeof text, "/proc/self/task/%d/children", getpid());
	char children[256] = "";
	if (slurp(text, children, sizeof children) >= 0)
		say("children: \"%s\"", children);
	pid_t parent = getpid(), child = fork();
	if (child == 0)
		_exit(getppid() == parent && raw(SYS_gettid) == getpid() ? 0 : 1);
	show_status("a child that knows its parent", await(child));
	show(unshare(CLONE_VM | CLONE_SIGHAND | CLONE_THREAD));
	child = fork();
	if (child == 0) {
		/* Allowed to ordinary users by some kernels only, so its errno is part of the transcript. */
		show(unshare(CLONE_NEWUSER));
		raw(SYS_getppid);
		_exit(0);
	}
	await(child);
	return verdict();
}

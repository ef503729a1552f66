/*
 * A grandchild outlives its parent, is given to the subreaper and can be waited for there.
 *
 * Covers: WB-070, WB-072
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	int ends[2];
	pid_t grandchild;

	show(prctl(PR_SET_CHILD_SUBREAPER, 1));
	need(pipe(ends) == 0, "a pipe");
	pid_t self = getpid(), child = fork();
	if (child == 0) {
		pid_t middle = getpid();
		grandchild = fork();
		if (grandchild == 0) {
			while (getppid() == middle)
				sleep_ms(1);
			_exit(getppid() == self ? 61 : 62);
		}
		write(ends[1], &grandchild, sizeof grandchild);
		_exit(0);
	}
	show_status("the child", await(child));
	read(ends[0], &grandchild, sizeof grandchild);
	show_status("the grandchild", await(grandchild));
	return verdict();
}

/*
 * fanotify names the program itself as the one who opened a file.
 *
 * Covers: WB-152
 * Builds: default m32
 */
#include "guest.h"
#include <sys/fanotify.h>

int main(void)
{
	int fd = fanotify_init(FAN_CLASS_NOTIF | FAN_NONBLOCK | FAN_CLOEXEC, O_RDONLY);

	show_result("fanotify_init", fd < 0 ? -1 : 0, errno);
	if (fd < 0)
		return verdict();
	close(open("file", O_CREAT | O_RDWR, 0600));
	show(fanotify_mark(fd, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, "file"));
	if (errno)
		return verdict();
	pid_t pid = fork();
	if (pid == 0) {
		close(open("file", O_RDONLY));
		_exit(0);
	}
	await(pid);
	struct fanotify_event_metadata event;
	show(read(fd, &event, sizeof event));
	fact(event.pid == pid, "by the child");
	return verdict();
}

/*
 * eventfd, timerfd and inotify: counts, expirations and names arrive as they should.
 *
 * Covers: WB-127
 * Builds: default m32
 */
#include "guest.h"
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>

static void events(void)
{
	uint64_t value = 0;
	int fd = eventfd(5, EFD_NONBLOCK), semaphore = eventfd(2, EFD_SEMAPHORE);

	show(read(fd, &value, 8));
	say("value %ld", (long)value);
	show(read(fd, &value, 8));
	show(read(fd, &value, 7));
	value = UINT64_MAX;
	show(write(fd, &value, 8));
	value = UINT64_MAX - 1;
	show(write(fd, &value, 8));
	value = 1;
	show(write(fd, &value, 8));
	show(read(semaphore, &value, 8));
	say("value %ld", (long)value);
	pid_t pid = fork();
	if (pid == 0) {
		sleep_ms(20);
		value = 7;
		write(semaphore, &value, 8);
		_exit(0);
	}
	read(semaphore, &value, 8);
	show(read(semaphore, &value, 8));
	await(pid);
}

static void timers(void)
{
	uint64_t value = 0;
	int fd = timerfd_create(CLOCK_MONOTONIC, 0);
	struct itimerspec time = { .it_value = { 0, 20000000 }, .it_interval = { 0, 5000000 } }, now;

	show(timerfd_settime(fd, 0, &time, NULL));
	sleep_ms(60);
	show(read(fd, &value, 8));
	fact(value >= 8 && value < 1000, "it expired about nine times");
	show(timerfd_gettime(fd, &now));
	say("interval %ld", now.it_interval.tv_nsec);
	show(timerfd_settime(fd, 0, &(struct itimerspec){ 0 }, NULL));
	fcntl(fd, F_SETFL, O_NONBLOCK);
	show(read(fd, &value, 8));
	show(timerfd_create(99, 0));
}

static void watch(void)
{
	char buffer[4096] __attribute__((aligned(8)));
	int fd = inotify_init1(IN_NONBLOCK);

	need(mkdir("watched", 0700) == 0, "a directory");
	show(inotify_add_watch(fd, "watched", IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE));
	show(inotify_add_watch(fd, "nowhere", IN_CREATE));
	close(open("watched/a", O_CREAT | O_WRONLY, 0600));
	rename("watched/a", "watched/b");
	unlink("watched/b");
	ssize_t n = read(fd, buffer, sizeof buffer);
	for (char *at = buffer; at < buffer + n;) {
		struct inotify_event *event = (struct inotify_event *)at;
		say("event %#x %s", event->mask, event->name);
		at += sizeof *event + event->len;
	}
	show(inotify_rm_watch(fd, 1));
	show(read(fd, buffer, 8));
}

int main(void)
{
	events();
	timers();
	watch();
	return verdict();
}

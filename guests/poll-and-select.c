/*
 * poll, select and epoll: what is ready, timeouts, write-back of what remains, bad arguments.
 *
 * Covers: WB-034
 * Builds: default m32 m32-static
 */
#include "guest.h"
#include <sys/epoll.h>
#include <sys/select.h>

int main(void)
{
	int ends[2], epoll;
	struct pollfd fds[] = { { -1, POLLIN, 0 }, { 0, POLLIN, 0 }, { 0, POLLOUT, 0 }, { 9999, POLLIN, 0 } };
	struct epoll_event event = { EPOLLIN | EPOLLET, { .u64 = 0x1122334455667788 } }, events[4];
	fd_set set;
	struct timeval left = { 0, 30000 };

	need(pipe(ends) == 0 && (epoll = epoll_create1(0)) >= 0, "a pipe");
	fds[0].fd = -7;
	fds[1].fd = ends[0];
	fds[2].fd = ends[1];
	show(poll(fds, 4, 0));
	say("%x %x %x %x", fds[0].revents, fds[1].revents, fds[2].revents, fds[3].revents);
	long start = now_ms();
	show(poll(fds, 2, 30));
	fact(now_ms() - start >= 29, "it waited");
	show(poll((struct pollfd *)8, 1, 0));
	show(poll(NULL, 0, 0));
	show_raw(raw(SYS_poll, fds, 1u << 30, 0));
	FD_ZERO(&set);
	FD_SET(ends[0], &set);
	show(select(ends[0] + 1, &set, NULL, NULL, &left));
	say("left %ld.%06ld, set %d", left.tv_sec, left.tv_usec, FD_ISSET(ends[0], &set));
	show(select(-1, NULL, NULL, NULL, NULL));
	show(select(0, NULL, NULL, NULL, &(struct timeval){ -1, 0 }));
	show(ppoll(fds, 1, &(struct timespec){ 0, 2000000000 }, NULL));
	show_raw(raw(SYS_pselect6, 0, 0, 0, 0, (&(struct timespec){ 0, 1000000 }), 0));
	show(epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event));
	show(epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event));
	show(epoll_ctl(epoll, EPOLL_CTL_ADD, 1000, &event));
	show(epoll_wait(epoll, events, 4, 0));
	need(write(ends[1], "ab", 2) == 2, "bytes");
	show(epoll_wait(epoll, events, 4, 1000));
	say("data %lx, events %x", (long)events[0].data.u64, events[0].events);
	show(epoll_wait(epoll, events, 4, 0));
	show(epoll_wait(epoll, events, 0, 0));
	show(epoll_wait(epoll, (struct epoll_event *)8, 4, 0));
	show(close(ends[1]));
	show(epoll_wait(epoll, events, 4, 0));
	say("events %x", events[0].events);
	FD_ZERO(&set);
	FD_SET(ends[0], &set);
	show(select(ends[0] + 1, &set, NULL, NULL, NULL));
	close(ends[0]);
	show(select(ends[0] + 1, &set, NULL, NULL, NULL));
	return verdict();
}

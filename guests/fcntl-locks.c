/*
 * POSIX locks belong to the process, are not inherited and end with any close of the file; OFD locks and flock do not.
 *
 * Covers: WB-120
 * Builds: default m32
 */
#include "guest.h"
#include <sys/file.h>

static int file;

static struct flock whole(int type)
{
	return (struct flock){ .l_type = type, .l_whence = SEEK_SET };
}

/* What another process finds. */
static void look(const char *when, int command)
{
	pid_t parent = getpid(), pid = fork();

	if (pid == 0) {
		struct flock lock = whole(F_WRLCK);
		int other = open("locked", O_RDWR);
		show_ok(fcntl(other, command, &lock));
		say("%s: %s, %s", when, lock.l_type == F_UNLCK ? "free" : lock.l_type == F_RDLCK ? "read lock" : "write lock",
		    lock.l_type == F_UNLCK ? "of nobody" : lock.l_pid == parent ? "of the parent" : lock.l_pid == -1 ? "of a description" : "of another");
		_exit(0);
	}
	await(pid);
}

int main(void)
{
	struct flock lock = whole(F_WRLCK);

	file = open("locked", O_RDWR | O_CREAT, 0600);
	need(file >= 0, "a file");
	show(fcntl(file, F_SETLK, &lock));
	look("locked", F_GETLK);
	int again = open("locked", O_RDONLY);
	show(close(again));
	look("after a close of another descriptor of it", F_GETLK);
	lock = whole(F_WRLCK);
	show(fcntl(file, F_SETLK, &lock));
	pid_t pid = fork();
	if (pid == 0) {
		struct flock mine = whole(F_WRLCK);
		show(fcntl(file, F_SETLK, &mine));
		_exit(0);
	}
	await(pid);
	lock = whole(F_UNLCK);
	show(fcntl(file, F_SETLK, &lock));

	lock = whole(F_WRLCK);
	show(fcntl(file, F_OFD_SETLK, &lock));
	close(open("locked", O_RDONLY));
	look("OFD lock", F_OFD_GETLK);
	lock = whole(F_UNLCK);
	show(fcntl(file, F_OFD_SETLK, &lock));

	show(flock(file, LOCK_EX));
	int other = open("locked", O_RDONLY);
	show(flock(other, LOCK_EX | LOCK_NB));
	show(flock(dup(file), LOCK_UN));
	show(flock(other, LOCK_EX | LOCK_NB));

	/* A waiter gets the lock when its owner ends. */
	int ends[2];
	char byte;
	need(pipe(ends) == 0, "a pipe");
	pid = fork();
	if (pid == 0) {
		lock = whole(F_WRLCK);
		fcntl(file, F_SETLK, &lock);
		write(ends[1], "x", 1);
		sleep_ms(100);
		_exit(0);
	}
	need(read(ends[0], &byte, 1) == 1, "the other's lock");
	lock = whole(F_RDLCK);
	show(fcntl(file, F_SETLKW, &lock));
	await(pid);
	return verdict();
}

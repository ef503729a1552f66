/*
 * SIGSEGV, SIGBUS or SIGSYS sent by another process kills with that signal, whatever the victim is doing: old calls and new sites.
 *
 * Covers: WB-047, WB-088
 * Builds: default
 */
#include "guest.h"

static void *busy(void)
{
	for (;;) {
		unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		for (int at = 0; at < 4096; at += 8)
			memcpy(page + at, GETPID_CODE, 8);
		for (int at = 0; at < 4096; at += 64)
			((long (*)(void))(page + at))();
		munmap(page, 4096);
	}
}

/* Its own child kills it while it comes to its first wait. */
static void waits(int signal)
{
	pid_t self = getpid(), pid = fork();

	if (pid == 0) {
		kill(self, signal);
		_exit(0);
	}
	for (int i = 0; i < 3; i++)
		raw(SYS_wait4, -1, 0, 0, 0);
	for (;;)
		pause();
}

int main(void)
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGSYS };

	for (int which = 0; which < 3; which++) {
		int right = 0;
		for (int i = 0; i < 300; i++) {
			pid_t pid = fork();
			if (pid == 0) {
				setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
				if (i % 2)
					waits(signals[which]);
				busy();
			}
			if (i % 2 == 0) {
				nanosleep(&(struct timespec){ 0, 200000 + i * 3000 }, NULL);
				kill(pid, signals[which]);
			}
			int status = await(pid);
			right += WIFSIGNALED(status) && WTERMSIG(status) == signals[which];
		}
		say("SIG%s: %d of 300 died of it", sigabbrev_np(signals[which]), right);
	}
	return verdict();
}

/*
 * A raw thread with a stack of 1024 bytes makes calls of every kind of fate and exits.
 *
 * Covers: WB-046, WB-055
 * Builds: default m32
 */
#include "guest.h"

static struct { char low[256], stack[1024], high[256]; } room __attribute__((aligned(16)));
static int tid_word;
static long result;

static int body(void *argument)
{
	for (int i = 0; i < 100; i++) {
		result += raw(SYS_getpid) == (long)argument;
		result += raw(SYS_close, 9999) == -EBADF;
		result += raw(77777) == -ENOSYS;
	}
	raw(SYS_exit, 0);
	return 0;
}

int main(void)
{
	int flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
		    CLONE_CHILD_CLEARTID | CLONE_PARENT_SETTID;

	memset(&room, 0x5a, sizeof room);
	need(clone(body, room.stack + 1024, flags, (void *)(long)getpid(), &tid_word, NULL, &tid_word) > 0, "a thread");
	for (int value; (value = __atomic_load_n(&tid_word, __ATOMIC_ACQUIRE)) != 0;)
		syscall(SYS_futex, &tid_word, 0, value, NULL, NULL, 0);
	bool clean = true;
	for (int i = 0; i < 256; i++)
		clean &= room.low[i] == 0x5a && room.high[i] == 0x5a;
	fact(result == 300, "all its calls were right");
	fact(clean, "nothing is written outside its stack");
	return verdict();
}

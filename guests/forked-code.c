/*
 * A child's code is no longer there when its parent maps other code in its place: the parent's is not touched.
 *
 * Covers: WB-102
 */
#include "guest.h"

enum { PAGE = 4096, AT = PAGE + 64 };

/* mov $nr, %eax; syscall; cmp $-4095, %rax; ret */
static const unsigned char call[] = { 0xb8, SYS_getppid, 0, 0, 0, 0x0f, 0x05, 0x48, 0x3d, 0x01, 0xf0, 0xff, 0xff, 0xc3 };
/* mov $0x3d48050f, %eax; ret: the bytes of the child's `syscall` are part of a number. */
static const unsigned char number[] = { 0xb8, 0x0f, 0x05, 0x48, 0x3d, 0xc3 };

static unsigned char *place;

static long run(const unsigned char *code, size_t bytes, int at, int times)
{
	int file = memfd_create("code", MFD_CLOEXEC);
	long result = 0;

	need(file >= 0 && ftruncate(file, 2 * PAGE) == 0 && pwrite(file, code, bytes, at) == (ssize_t)bytes, "code");
	need(mmap(place, 2 * PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_FIXED, file, 0) == place, "in its place");
	close(file);
	for (int i = 0; i < times; i++)
		result = ((long (*)(void))(place + at))();
	return result;
}

int main(void)
{
	bool good = true;

	place = mmap(NULL, 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	for (int i = 0; i < 30; i++) {
		pid_t child = fork();
		if (child == 0)
			_exit(run(call, sizeof call, AT, 20) != getppid());
		int status;
		need(waitpid(child, &status, 0) == child, "a child");
		good &= status == 0;
		good &= run(number, sizeof number, AT + 4, 1) == 0x3d48050f;
	}
	fact(good, "each runs its own code");
	return verdict();
}

/*
 * Code in a mapped file makes calls, shared or private; the file and other processes' view of it stay as they are.
 *
 * Covers: WB-105
 * Builds: default m32
 */
#include "guest.h"

static const unsigned char code[16] = GETPID_CODE GETPPID_CODE;

static bool unchanged(int fd)
{
	unsigned char now[16];

	return pread(fd, now, 16, 0) == 16 && !memcmp(now, code, 16);
}

static void use(const char *how, int protection, int flags, int fd)
{
	unsigned char *page = mmap(NULL, 4096, protection, flags, fd, 0);
	bool good = true;

	if (page == MAP_FAILED) {
		say("%s: %s", how, error_name(errno));
		return;
	}
	for (int i = 0; i < 1000; i++)
		good &= ((long (*)(void))page)() == getpid() && ((long (*)(void))(page + 8))() == getppid();
	say("%s: calls %s, the file is %s", how, good ? "work" : "fail", unchanged(fd) ? "unchanged" : "changed");
	munmap(page, 4096);
}

int main(void)
{
	int file = open("code", O_RDWR | O_CREAT, 0700), memory = memfd_create("code", 0);

	need(file >= 0 && memory >= 0 && write(file, code, 16) == 16 && write(memory, code, 16) == 16, "files");
	need(ftruncate(file, 4096) == 0 && ftruncate(memory, 4096) == 0, "their length");
	unsigned char *other = mmap(NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
	use("private", PROT_READ | PROT_EXEC, MAP_PRIVATE, file);
	use("shared", PROT_READ | PROT_EXEC, MAP_SHARED, file);
	use("shared and writable", PROT_READ | PROT_WRITE | PROT_EXEC, MAP_SHARED, file);
	use("private and writable", PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE, file);
	use("memfd, shared", PROT_READ | PROT_EXEC, MAP_SHARED, memory);
	use("memfd, private", PROT_READ | PROT_EXEC, MAP_PRIVATE, memory);
	int read_only = open("code", O_RDONLY);
	use("shared, read-only descriptor", PROT_READ | PROT_EXEC, MAP_SHARED, read_only);
	fact(!memcmp(other, code, 16), "another mapping shows the same bytes");
	return verdict();
}

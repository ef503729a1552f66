/*
 * All six argument registers reach the kernel: mmap's offset, splice's flags, pselect6's mask pair.
 *
 * Covers: WB-011
 * Builds: default m32
 */
#include "guest.h"
#include <sys/uio.h>

int main(void)
{
	int fd = memfd_create("six", 0);
	char page[4096], *mapped, out[8] = "";

	need(fd >= 0, "a memfd");
	for (int i = 0; i < 4; i++) {
		memset(page, 'a' + i, sizeof page);
		need(write(fd, page, sizeof page) == sizeof page, "its content");
	}
#ifdef SYS_mmap2
	mapped = (char *)raw(SYS_mmap2, 0, 4096, PROT_READ, MAP_PRIVATE, fd, 2);
#else
	mapped = (char *)raw(SYS_mmap, 0, 4096, PROT_READ, MAP_PRIVATE, fd, 8192);
#endif
	say("mmap at offset 8192 shows '%c'", mapped[0]);
#ifndef SYS_mmap2
	show_raw(raw(SYS_mmap, 0, 4096, PROT_READ, MAP_PRIVATE, fd, 100));
#endif
	struct iovec iov = { out, 4 };
	show_raw(raw(SYS_preadv2, fd, &iov, 1, 4096, 0, 0));
	say("preadv2 at 4096 gives \"%s\"", out);
	show_raw(raw(SYS_preadv2, fd, &iov, 1, 4096, 0, 0x40000000));

	int ends[2];
	loff_t from = 12288;
	need(pipe(ends) == 0, "a pipe");
	show_raw(raw(SYS_splice, fd, &from, ends[1], 0, 4, SPLICE_F_MOVE));
	show_raw(raw(SYS_splice, fd, &from, ends[1], 0, 4, 0x40000000));
	need(read(ends[0], out, 4) == 4, "the pipe's content");
	say("splice from 12288 gives \"%s\", and the offset is %ld", out, (long)from);

	struct { const void *mask; size_t size; } wrong = { page, 3 };
	struct timespec none = { 0, 0 };
	show_raw(raw(SYS_pselect6, 0, 0, 0, 0, &none, &wrong));
	int word = 5;
	show_raw(raw(SYS_futex, &word, 9 /* FUTEX_WAIT_BITSET */, 5, &none, 0, 0));
	show_raw(raw(SYS_futex, &word, 9 /* FUTEX_WAIT_BITSET */, 5, &none, 0, ~0u));
	return verdict();
}

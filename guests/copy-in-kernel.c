/*
 * sendfile, splice, tee, vmsplice and copy_file_range move bytes and offsets as they should.
 *
 * Covers: WB-125
 * Builds: default m32
 */
#include "guest.h"
#include <sys/sendfile.h>
#include <sys/uio.h>

int main(void)
{
	char text[64] = "";
	int from = open("from", O_RDWR | O_CREAT, 0600), to = open("to", O_RDWR | O_CREAT, 0600), ends[2], others[2];
	off_t offset = 3;
	loff_t in = 2, out = 20;

	need(from >= 0 && to >= 0 && pipe(ends) == 0 && pipe(others) == 0 && write(from, "0123456789", 10) == 10, "files");
	show(sendfile(to, from, &offset, 4));
	say("offset %ld, position %ld", (long)offset, (long)lseek(from, 0, SEEK_CUR));
	show(sendfile(to, from, NULL, 4));
	show(sendfile(ends[1], from, &(off_t){ 0 }, 100));
	show(tee(ends[0], others[1], 5, 0));
	show(splice(others[0], NULL, to, &out, 5, 0));
	say("out %ld", (long)out);
	show(read(ends[0], text, 64));
	say("%s", text);
	show(vmsplice(ends[1], &(struct iovec){ "spliced", 7 }, 1, 0));
	memset(text, 0, sizeof text);
	show(read(ends[0], text, 64));
	say("%s", text);
	show(splice(from, &in, to, NULL, 5, 0));
	show(splice(from, &in, ends[1], NULL, 5, SPLICE_F_NONBLOCK));
	say("in %ld", (long)in);
	in = 1;
	show(copy_file_range(from, &in, to, NULL, 3, 0));
	show(copy_file_range(from, NULL, to, NULL, 3, 99));
	show(fallocate(to, 0, 0, 100));
	struct stat st;
	fstat(to, &st);
	say("%ld bytes", (long)st.st_size);
	memset(text, 0, sizeof text);
	show(pread(to, text, 12, 0));
	say("%s", text);
	return verdict();
}

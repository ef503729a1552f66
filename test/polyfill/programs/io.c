/*
 * Calls on open files: copy_file_range, preadv2 and pwritev2 with edge cases and then with arguments drawn by a generator that always
 * draws the same ones; close_range; getrandom.
 */
#include "../../../guests/guest.h"
#include <linux/close_range.h>
#include <linux/fs.h>
#include <sys/uio.h>

static uint64_t state = 88172645463325252ull;

static uint64_t draw(uint64_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state % below;
}

static const char *told(long result)
{
	return result < 0 && result > -4096 ? error_name(-result) : "ok";
}

static unsigned sum_of(int fd)
{
	static unsigned char bytes[1 << 17];
	unsigned sum = 0;
	ssize_t n = pread(fd, bytes, sizeof bytes, 0);

	for (ssize_t i = 0; i < n; i++)
		sum = sum * 31 + bytes[i];
	return n < 0 ? 0 : sum;
}

static void fill(int fd, size_t size)
{
	static char bytes[100000];

	for (size_t i = 0; i < size; i++)
		bytes[i] = 'a' + i * 7 % 26;
	need(ftruncate(fd, 0) == 0 && pwrite(fd, bytes, size, 0) == (ssize_t)size, "a file");
}

static long copy(int in, int64_t *off_in, int out, int64_t *off_out, size_t size, unsigned flags)
{
	return raw(326, in, off_in, out, off_out, size, flags);
}

static void copies(void)
{
	int a = open("a", O_CREAT | O_RDWR, 0644), b = open("b", O_CREAT | O_RDWR, 0644), dir = open(".", O_RDONLY), null = open("/dev/null", O_RDWR);
	int reading = open("a", O_RDONLY), writing = open("b", O_WRONLY), appending = open("b", O_RDWR | O_APPEND), path = open("a", O_PATH), ends[2];
	int proc = open("/proc/self/stat", O_RDONLY);
	int64_t zero = 0, bad = -1, far = INT64_MAX;

	need(!pipe(ends), "a pipe");
	fill(a, 70000);
	int const all[] = { a, b, dir, null, reading, writing, appending, path, ends[0], ends[1], proc, 99, -1 };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		for (size_t j = 0; j < sizeof all / sizeof *all; j++)
			for (int with = 0; with < 4; with++) {
				int64_t from = 10, to = 20;
				if (!with) {
					lseek(a, 5, SEEK_SET);
					lseek(b, 6, SEEK_SET);
				}
				/* Two names of one file overlap, and what comes of that depends on nothing but the positions. */
				long result = copy(all[i], with & 1 ? &from : NULL, all[j], with & 2 ? &to : NULL, 30, 0);
				say("copy %zu to %zu, %d: %ld, %lld %lld, %ld %ld", i, j, with, result, (long long)from, (long long)to, (long)lseek(a, 0, SEEK_CUR), (long)lseek(b, 0, SEEK_CUR));
			}
	say("%u %u", sum_of(a), sum_of(b));
	show_raw(copy(a, &bad, b, NULL, 10, 0));
	show_raw(copy(a, NULL, b, &bad, 10, 0));
	show_raw(copy(a, &far, b, NULL, 10, 0));
	show_raw(copy(a, NULL, b, &far, 10, 0));
	show_raw(copy(a, &zero, b, &zero, 0, 0));
	show_raw(copy(a, &zero, b, &zero, 10, 1));
	show_raw(copy(a, &zero, b, &zero, 10, 0x80000000));
	show_raw(copy(a, (void *)8, b, &zero, 10, 0));
	show_raw(copy(a, &zero, b, (void *)8, 10, 0));
	show_raw(copy(99, (void *)8, b, &zero, 10, 5));
	zero = 0;
	show_raw(copy(a, &zero, b, &(int64_t){ 0 }, ~0ul, 0));
	show_raw(copy(a, &(int64_t){ 0 }, b, &(int64_t){ 0 }, 1ul << 62, 0));
	for (int i = 0; i < 400; i++) {
		int64_t from = draw(90000), to = draw(90000);
		int in = draw(2) ? a : b, out = draw(2) ? a : b, with = draw(4);
		size_t size = draw(3) ? draw(300) : draw(60000);
		lseek(in, from, SEEK_SET);
		if (in != out)
			lseek(out, to, SEEK_SET);
		long result = copy(in, with & 1 ? &from : NULL, out, with & 2 ? &to : NULL, size, 0);
		say("copy %zu: %ld, %lld %lld, %ld %ld, %u %u", size, result, (long long)from, (long long)to, (long)lseek(a, 0, SEEK_CUR),
		    (long)lseek(b, 0, SEEK_CUR), sum_of(a), sum_of(b));
		if (i % 20 == 19) {
			fill(a, draw(50000));
			fill(b, draw(50000));
		}
	}
	struct rlimit little = { 1000, RLIM_INFINITY };
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &little);
	fill(a, 900);
	show_raw(copy(a, &(int64_t){ 0 }, b, &(int64_t){ 900 }, 200, 0));
	show_raw(copy(a, &(int64_t){ 0 }, b, &(int64_t){ 1000 }, 200, 0));
	little.rlim_cur = RLIM_INFINITY;
	setrlimit(RLIMIT_FSIZE, &little);
	closefrom(20);
	for (int fd = 3; fd < 20; fd++)
		close(fd);
}

static void vectors(void)
{
	int a = open("a", O_CREAT | O_RDWR, 0644), reading = open("a", O_RDONLY), writing = open("a", O_WRONLY), appending = open("a", O_RDWR | O_APPEND);
	int dir = open(".", O_RDONLY), null = open("/dev/null", O_RDWR), path = open("a", O_PATH), ends[2];
	char one[64], two[64];
	struct iovec pair[2] = { { one, 10 }, { two, 20 } }, none[1] = { { one, 0 } }, wrong[1] = { { (void *)8, 10 } };
	/* RWF_NOWAIT and what came later is left out: whether a file can is its own affair. */
	static const int flags[] = { 0, RWF_HIPRI, RWF_DSYNC, RWF_SYNC, RWF_DSYNC | RWF_SYNC | RWF_HIPRI, 0x10000, 0x40000000, 0x80000000 };
	int const files[] = { a, reading, writing, appending, dir, null, path, 99 };

	fill(a, 100);
	for (size_t f = 0; f < sizeof files / sizeof *files; f++)
		for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
			for (long at = -2; at < 130; at += at < 2 ? 1 : 40) {
				memset(one, '.', sizeof one);
				memset(two, '.', sizeof two);
				lseek(files[f], 3, SEEK_SET);
				long got = raw(327, files[f], pair, 2, at, 0, flags[i]);
				say("preadv2 %zu %x at %ld: %ld %.12s %.12s, %ld", f, flags[i], at, got, one, two, (long)lseek(files[f], 0, SEEK_CUR));
				memset(one, 'x', sizeof one);
				memset(two, 'y', sizeof two);
				lseek(files[f], 3, SEEK_SET);
				long put = raw(328, files[f], pair, 2, at, 0, flags[i]);
				say("pwritev2 %zu %x at %ld: %ld, %ld, %u", f, flags[i], at, put, (long)lseek(files[f], 0, SEEK_CUR), sum_of(a));
				say("nothing: %s %s %s %s", told(raw(327, files[f], none, 1, at, 0, flags[i])), told(raw(328, files[f], none, 1, at, 0, flags[i])),
				    told(raw(327, files[f], pair, 0, at, 0, flags[i])), told(raw(328, files[f], (void *)8, 0, at, 0, flags[i])));
				if (i < 5)
					say("wrong: %s %s %s %s", told(raw(327, files[f], wrong, 1, at, 0, flags[i])), told(raw(328, files[f], wrong, 1, at, 0, flags[i])),
					    told(raw(327, files[f], (void *)8, 2, at, 0, flags[i])), told(raw(328, files[f], pair, 1025, at, 0, flags[i])));
				fill(a, 100);
			}
	need(!pipe(ends), "a pipe");
	show_raw(raw(328, ends[1], pair, 2, -1, 0, RWF_DSYNC));
	show_raw(raw(328, ends[1], pair, 2, 0, 0, 0));
	show_raw(raw(327, ends[0], pair, 2, -1, 0, RWF_HIPRI));
	show_raw(raw(328, appending, pair, 1, 0, 0, RWF_APPEND));
	show_raw(raw(327, reading, pair, 1, 0, 0, RWF_APPEND));
	closefrom(3);
}

static void open_some(void)
{
	for (int fd = 3; fd < 20; fd++)
		if (fd % 5)
			need(dup2(1, fd) == fd, "a descriptor");
}

static void show_open(const char *what, long result)
{
	char line[128], *at = line;

	for (int fd = 0; fd < 24; fd++) {
		int flags = fcntl(fd, F_GETFD);
		*at++ = flags < 0 ? '-' : flags & FD_CLOEXEC ? 'x' : 'o';
	}
	*at = 0;
	say("%s: %s %s", what, told(result), line);
}

static void closes(void)
{
	static const unsigned bounds[][2] = {
		{ 3, 5 }, { 4, 4 }, { 3, ~0u }, { 19, ~0u }, { 20, ~0u }, { 7, 6 }, { ~0u, ~0u }, { 6, 0x7fffffff }, { 100, 200 }, { 0x80000000, 0x90000000 }, { 5, 1000000 },
	};
	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
		for (unsigned flags = 0; flags < 9; flags++) {
			char what[64];
			open_some();
			snprintf(what, sizeof what, "close_range(%u, %u, %u)", bounds[i][0], bounds[i][1], flags);
			/* A table of its own would stay: that is tried in a child. */
			if (flags & 2)
				continue;
			show_open(what, raw(436, bounds[i][0], bounds[i][1], flags));
			for (int fd = 3; fd < 20; fd++)
				close(fd);
		}
	open_some();
	int child = fork();
	if (!child) {
		show_open("unshared", raw(436, 5, 9, CLOSE_RANGE_UNSHARE));
		show_open("unshared and marked", raw(436, 10, 30, CLOSE_RANGE_UNSHARE | CLOSE_RANGE_CLOEXEC));
		_exit(0);
	}
	await(child);
	show_open("the parent", 0);
	struct rlimit full = { 24, 1024 };
	setrlimit(RLIMIT_NOFILE, &full);
	for (int fd = 3; fd < 24; fd++)
		dup2(1, fd);
	show_open("a full table", raw(436, 6, 22, 0));
	dup2(1, 22);
	full.rlim_cur = 8;
	setrlimit(RLIMIT_NOFILE, &full);
	show_open("beyond the limit", raw(436, 20, ~0u, 0));
	full.rlim_cur = 1024;
	setrlimit(RLIMIT_NOFILE, &full);
	closefrom(3);
}

static void random_bytes(void)
{
	static unsigned char bytes[5000], others[5000];

	for (unsigned flags = 0; flags < 16; flags++)
		say("getrandom %u: %ld %s", flags, raw(318, bytes, 16, flags), told(raw(318, bytes, 0, flags)));
	show_raw(raw(318, bytes, 5000, 0));
	show_raw(raw(318, others, 5000, 1));
	fact(memcmp(bytes, others, 5000) != 0, "they are not the same twice");
	show_raw(raw(318, (void *)8, 16, 0));
	show_raw(raw(318, NULL, 0, 0));
	show_raw(raw(318, bytes, 16, 0x80000000));
	show_raw(open("/dev/null", O_RDONLY));
}

int main(void)
{
	need(!mkdir("t", 0755) && !chdir("t"), "a directory");
	closefrom(3);
	copies();
	vectors();
	closes();
	random_bytes();
	return verdict();
}

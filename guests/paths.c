/*
 * A path is bytes: any but 0 and /, up to 4095, names up to 255, and the last may be the last of its page.
 *
 * Covers: WB-128
 * Builds: default m32
 */
#include "guest.h"

static char *edge;

/* The same path, its NUL the last byte before memory without access. */
static char *at_edge(const char *path)
{
	return memcpy(edge - strlen(path) - 1, path, strlen(path) + 1);
}

static void use(const char *what, const char *path)
{
	struct stat st;
	int fd = open(at_edge(path), O_RDWR | O_CREAT, 0600);

	const char *opened = fd < 0 ? error_name(errno) : "works";
	const char *asked = stat(at_edge(path), &st) ? error_name(errno) : "works";
	const char *tried = access(at_edge(path), R_OK) ? error_name(errno) : "works";
	const char *removed = unlink(at_edge(path)) ? error_name(errno) : "works";
	say("%s: open %s, stat %s, access %s, unlink %s", what, opened, asked, tried, removed);
	if (fd >= 0)
		close(fd);
}

int main(void)
{
	char path[5000], all[256];
	char *area = mmap(NULL, 4 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	need(area != MAP_FAILED && mprotect(area + 3 * 4096, 4096, PROT_NONE) == 0, "memory");
	edge = area + 3 * 4096;
	use("bytes that are not UTF-8", "\xff\xfe\x80\xc0");
	use("spaces and controls", " \t\n\x01\x7f");
	use("empty", "");
	for (int i = 0, byte = 1; byte < 256; byte++)
		if (byte != '/')
			all[i++] = byte, all[i] = 0;
	use("every byte", all);
	memset(path, 'n', sizeof path);
	path[255] = 0;
	use("a name of 255", path);
	path[255] = 'n';
	path[256] = 0;
	use("a name of 256", path);
	memset(path, '/', sizeof path);
	memcpy(path, "./", 2);
	strcpy(path + 4094, "x");
	use("4095 bytes", path);
	path[4094] = '/';
	strcpy(path + 4095, "x");
	use("4096 bytes", path);
	char *last = edge - 3;
	memcpy(last, "abc", 3);
	show(open(last, O_RDONLY));
	show(rename("nothing", last));
	show(chdir(at_edge(".")));
	show(symlink(at_edge("a target that is nowhere"), "link"));
	memset(path, 0, sizeof path);
	show(readlink("link", path, 5));
	say("%s", path);
	show(readlink("link", path, 0));
	return verdict();
}

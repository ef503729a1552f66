/*
 * A path is looked up once: while another thread changes its bytes, an open gives one of the two files, never a mixture.
 *
 * Covers: WB-129
 * Builds: default m32
 */
#include "guest.h"

static char path[8] = "aaaa";
static _Atomic bool done;

static void *flip(void *argument)
{
	while (!done) {
		__atomic_store_n((uint32_t *)path, 0x62626262, __ATOMIC_RELAXED);
		__atomic_store_n((uint32_t *)path, 0x61616161, __ATOMIC_RELAXED);
	}
	return NULL;
}

int main(void)
{
	pthread_t thread;
	long wrong = 0, others = 0;

	need(open("aaaa", O_CREAT | O_RDWR, 0600) >= 0 && open("bbbb", O_CREAT | O_RDWR, 0600) >= 0, "files");
	struct stat a, b, st;
	stat("aaaa", &a);
	stat("bbbb", &b);
	need(pthread_create(&thread, NULL, flip, NULL) == 0, "a thread");
	for (int i = 0; i < 20000; i++) {
		int fd = open(path, O_RDONLY);
		if (fd < 0) {
			others++;
			continue;
		}
		fstat(fd, &st);
		wrong += st.st_ino != a.st_ino && st.st_ino != b.st_ino;
		close(fd);
	}
	done = true;
	pthread_join(thread, NULL);
	fact(wrong == 0, "each open gave one of the two");
	fact(others == 0, "no open failed");
	return verdict();
}

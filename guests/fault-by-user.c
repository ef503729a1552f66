/*
 * userfaultfd: a thread fills the pages that another touches, also when a system call touches them.
 *
 * Covers: WB-106
 * Builds: default m32
 */
#include "guest.h"
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>

static int uffd;

static void *fill(void *argument)
{
	static char page[4096] __attribute__((aligned(4096)));

	for (int i = 0; i < 3; i++) {
		struct uffd_msg message;
		if (read(uffd, &message, sizeof message) != sizeof message)
			return NULL;
		memset(page, 'a' + i, sizeof page);
		struct uffdio_copy copy = { .dst = message.arg.pagefault.address & -4096ull, .src = (unsigned long)page, .len = 4096 };
		ioctl(uffd, UFFDIO_COPY, &copy);
	}
	return NULL;
}

int main(void)
{
	struct uffdio_api api = { .api = UFFD_API };
	pthread_t thread;
	int ends[2];
	char read_back[4] = "";

	uffd = raw(SYS_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);
	show_result("userfaultfd", uffd < 0 ? -1 : 0, -uffd);
	if (uffd < 0)
		return verdict();
	show(ioctl(uffd, UFFDIO_API, &api));
	char *area = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct uffdio_register range = { .range = { (unsigned long)area, 3 * 4096 }, .mode = UFFDIO_REGISTER_MODE_MISSING };
	show(ioctl(uffd, UFFDIO_REGISTER, &range));
	need(pthread_create(&thread, NULL, fill, NULL) == 0 && pipe(ends) == 0, "a thread");
	say("first page: %c", area[10]);
	/* Faults of the kernel are not for a descriptor of user mode only. */
	show(write(ends[1], area + 4096, 3));
	say("second page: %c", area[4100]);
	show(write(ends[1], area + 4096, 3));
	show(read(ends[0], read_back, 3));
	say("%s", read_back);
	say("third page: %c", area[8192]);
	pthread_join(thread, NULL);
	return verdict();
}

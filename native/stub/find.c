/* Leads the library's functions to the image, where there is one. Before that, and without, they make the calls themselves. */
#include "linux-abi-find.h"

unsigned long getauxval(unsigned long type);

extern void *linux_abi_targets[2] __attribute__((visibility("hidden")));

static __attribute__((constructor)) void find(void)
{
	const void *image = (const void *)getauxval(AT_SYSINFO_EHDR);
	void *plain = linux_abi_find(image, "linux_enter", "LINUX_ABI_1");
	void *task = linux_abi_find(image, "linux_enter_task", "LINUX_ABI_1");

	if (!plain || !task)
		return;
	linux_abi_targets[0] = plain;
	linux_abi_targets[1] = task;
}

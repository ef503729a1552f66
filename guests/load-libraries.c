/*
 * Libraries loaded, called, unloaded and loaded again elsewhere: a second libc in a namespace of its own, many times.
 *
 * Covers: WB-104
 * Builds: default m32
 */
#include "guest.h"
#include <dlfcn.h>

static void *place;

static bool once(void)
{
	void *library = dlmopen(LM_ID_NEWLM, "libc.so.6", RTLD_NOW);

	if (!library) {
		say("dlmopen: %s", dlerror());
		return false;
	}
	pid_t (*parent)(void) = (pid_t (*)(void))dlsym(library, "getppid");
	int (*closes)(int) = (int (*)(int))dlsym(library, "close");
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= parent() == getppid() && closes(9999) == -1;
	if (place == NULL)
		place = (void *)parent;
	dlclose(library);
	return good;
}

int main(void)
{
	bool good = true;

	for (int i = 0; i < 20; i++) {
		good &= once();
		/* Another object where the library was. */
		if (i % 3 == 0) {
			unsigned char *page = (unsigned char *)((unsigned long)place & -4096ul);
			if (mmap(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == page) {
				for (int at = 0; at < 4000; at += 8)
					memcpy(page + at, "\xb8\x27\0\0\0\xc3\x90\x90", 8); /* mov $39, %eax; ret: no call at all */
				for (int at = 0; at < 4000; at += 8)
					good &= ((long (*)(void))(page + at))() == 39;
				munmap(page, 4096);
			}
			place = NULL;
		}
	}
	fact(good, "twenty libraries came, made calls and went");
	void *maths = dlopen("libm.so.6", RTLD_NOW);
	double (*root)(double) = maths ? (double (*)(double))dlsym(maths, "sqrt") : NULL;
	fact(root && root(49) == 7, "a plain library");
	return verdict();
}

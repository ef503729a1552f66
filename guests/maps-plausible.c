/*
 * /proc/self/maps as its readers need it: sorted, with the stack, the heap and the program's text named.
 *
 * Covers: WB-094, WB-145
 * Builds: default static no-pie m32 m32-static
 */
#include "guest.h"
#include <sys/auxv.h>

static char text[1 << 20], exe[4096];

/* The name and modes of the mapping that holds an address. */
static const char *holder(const void *address)
{
	static char name[4200];

	for (char *line = text; *line; line = strchr(line, '\n') + 1) {
		unsigned long from, to;
		char modes[8], of[4096] = "";
		sscanf(line, "%lx-%lx %7s %*s %*s %*[0-9]%*[ ]%4095[^\n]", &from, &to, modes, of);
		if ((unsigned long)address < from || (unsigned long)address >= to)
			continue;
		sprintf(name, "%s %s", !strcmp(of, exe) ? "the program" : of, modes);
		return name;
	}
	return "nothing";
}

int main(void)
{
	static int data = 1, bss;
	static const char constant[4096] = "constant";
	unsigned long last = 0;
	bool sorted = true;
	pthread_attr_t attributes;
	void *start;
	size_t size;

	void *small = malloc(100);
	need(slurp("/proc/self/maps", text, sizeof text) > 0 && readlink("/proc/self/exe", exe, sizeof exe - 1) > 0, "maps");
	for (char *line = text; *line; line = strchr(line, '\n') + 1) {
		unsigned long from, to;
		sorted &= sscanf(line, "%lx-%lx", &from, &to) == 2 && from >= last && to > from;
		last = to;
	}
	fact(sorted, "sorted, without overlap");
	say("code: %s", holder(main));
	say("constants: %s", holder(constant));
	say("data: %s", holder(&data));
	say("stack: %s", holder(&start));
	say("heap: %s", holder(small));
	say("program headers: %s", holder((void *)getauxval(AT_PHDR)));
	say("the name's text: %s", holder((void *)getauxval(AT_EXECFN)));
	bss = data;
	fact(pthread_getattr_np(pthread_self(), &attributes) == 0, "the main thread's stack is found");
	pthread_attr_getstack(&attributes, &start, &size);
	fact((char *)&start > (char *)start && (char *)&start < (char *)start + size, "it holds this frame");
	struct rlimit limit;
	getrlimit(RLIMIT_STACK, &limit);
	fact(limit.rlim_cur == RLIM_INFINITY || (size <= limit.rlim_cur && size + 65536 * 4 > limit.rlim_cur), "it is as large as the limit");
	return verdict();
}

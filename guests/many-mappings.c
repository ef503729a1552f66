/*
 * A program may use up the mappings a process may have (vm.max_map_count); calls, fresh ones too, go on, and ENOMEM is its own.
 *
 * Covers: WB-089
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	char text[32] = "";
	long most = slurp("/proc/sys/vm/max_map_count", text, sizeof text) > 0 ? atol(text) : 0, made = 0;

	need(most > 0 && most <= 70000, "a limit of mappings that is soon reached");
	char *area = mmap(NULL, most * 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	need(area != MAP_FAILED, "addresses");
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	for (int at = 0; at < 4096; at += 8)
		memcpy(page + at, GETPID_CODE, 8);
	while (mprotect(area + made * 8192, 4096, PROT_READ) == 0)
		made++;
	say("then %s", error_name(errno));
	fact(made * 2 > most - 200, "about as many as may be");
	bool good = true;
	for (int round = 0; round < 3; round++)
		for (int at = 0; at < 4096; at += 8)
			good &= ((long (*)(void))(page + at))() == getpid();
	fact(good, "512 fresh sites");
	pid_t pid = fork();
	if (pid == 0)
		_exit(raw(SYS_getppid) > 0 ? 47 : 48);
	show_status("a child", await(pid));
	munmap(area, most * 8192);
	return verdict();
}

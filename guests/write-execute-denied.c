/*
 * PR_SET_MDWE refuses memory that is writable and executable, or becomes executable; a program that asks for it goes on.
 *
 * Covers: WB-100
 * Builds: default m32
 */
#include "guest.h"

static void denied(void)
{
	unsigned char *early = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(early, GETPID_CODE, 8);
	mprotect(early, 4096, PROT_READ | PROT_EXEC);
	show(prctl(65, 1, 0, 0, 0)); /* PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN */
	show(prctl(66, 0, 0, 0, 0));
	show(mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	show(mprotect(page, 4096, PROT_READ | PROT_EXEC));
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= ((long (*)(void))early)() == getpid() && raw(SYS_getppid) == getppid();
	fact(good, "calls of fresh sites go on");
	pid_t pid = fork();
	if (pid == 0) {
		show(prctl(66, 0, 0, 0, 0));
		_exit(raw(SYS_getuid) == getuid() ? 0 : 1);
	}
	show_status("a child", await(pid));
	show(system("exit 46") >> 8);
}

int main(void)
{
	need(prctl(66, 0, 0, 0, 0) == 0, "PR_GET_MDWE");
	show_status("it", in_child(denied));
	return verdict();
}

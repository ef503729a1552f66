/*
 * The vDSO, where system calls are allowed from under Syscall User Dispatch, lies at another address in the next program.
 *
 * Covers: WB-137
 * Builds: default m32
 */
#include "guest.h"
#include <sys/auxv.h>

int main(int argc, char **argv)
{
	unsigned long seen[4];
	int ends[2], different = 0;

	if (argc > 1) {
		unsigned long own = getauxval(AT_SYSINFO_EHDR);
		return write(1, &own, sizeof own) == sizeof own ? 0 : 1;
	}
	need(getauxval(AT_SYSINFO_EHDR) != 0, "a vDSO");
	for (int i = 0; i < 4; i++) {
		need(pipe(ends) == 0, "a pipe");
		pid_t pid = fork();
		if (pid == 0) {
			dup2(ends[1], 1);
			execl("/proc/self/exe", argv[0], "tell", NULL);
			_exit(99);
		}
		need(read(ends[0], &seen[i], sizeof seen[i]) == sizeof seen[i], "a second program");
		await(pid);
		close(ends[0]);
		close(ends[1]);
		different += i > 0 && seen[i] != seen[i - 1];
	}
	/* With 32 bits there are 256 places. */
	fact(different >= (sizeof(long) == 8 ? 3 : 1), "the vDSO moves from program to program");
	return verdict();
}

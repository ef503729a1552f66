// Steps through a command's processes, from its FIRST exec on, and prints for each process image the offsets in the file IMAGE of the
// instructions that it executed there: a line for each process image, in hexadecimal.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 256, IMAGE_BYTES = 1 << 22 };

struct process { pid_t pid; unsigned long start, end; unsigned char *seen; };

static struct process processes[PROCESSES];
static const char *image;

static struct process *find(pid_t pid)
{
	struct process *at = processes;
	while (at->pid != 0 && at->pid != pid)
		if (++at == processes + PROCESSES) exit(1);
	at->pid = pid;
	return at;
}

static void findImage(struct process *process)
{
	char name[64], line[4096];
	snprintf(name, sizeof name, "/proc/%d/maps", process->pid);
	FILE *maps = fopen(name, "r");
	process->start = process->end = 0;
	while (maps && fgets(line, sizeof line, maps))
		if (strstr(line, image) && strstr(line, "r-xp")) sscanf(line, "%lx-%lx", &process->start, &process->end);
	if (maps) fclose(maps);
	free(process->seen);
	process->seen = calloc(1, IMAGE_BYTES);
}

static void tell(struct process *process)
{
	if (process->seen == NULL) return;
	for (unsigned long i = 0; i < process->end - process->start; i++)
		if (process->seen[i]) printf("%lx ", i);
	printf("\n");
	free(process->seen);
	process->seen = NULL;
}

int main(int argc, char **argv)
{
	if (argc < 4) return 2;
	int first = atoi(argv[1]), execs = 0, status;
	image = argv[2];
	pid_t command = fork();
	if (command == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		raise(SIGSTOP);
		execvp(argv[3], argv + 3);
		_exit(127);
	}
	waitpid(command, &status, 0);
	ptrace(PTRACE_SETOPTIONS, command, 0,
		PTRACE_O_TRACEEXEC | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL);
	ptrace(PTRACE_CONT, command, 0, 0);
	for (pid_t pid; (pid = waitpid(-1, &status, __WALL)) > 0;) {
		struct process *process = find(pid);
		if (!WIFSTOPPED(status)) {
			tell(process);
			continue;
		}
		int signal = WSTOPSIG(status);
		int executed = signal == SIGTRAP && status >> 16 == PTRACE_EVENT_EXEC;
		if (executed) {
			tell(process);
			execs++;
		}
		if (execs >= first) {
			struct user_regs_struct registers;
			if (executed || process->seen == NULL) findImage(process);
			ptrace(PTRACE_GETREGS, pid, 0, &registers);
			if (registers.rip >= process->start && registers.rip < process->end) process->seen[registers.rip - process->start] = 1;
		}
		int ours = signal == SIGTRAP || signal == SIGSTOP;
		ptrace(execs >= first ? PTRACE_SINGLESTEP : PTRACE_CONT, pid, 0, ours ? 0 : signal);
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

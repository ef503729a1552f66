/*
 * Programs of 32 bits execute others of both widths, and are executed by them: arguments by the thousand, no environment, scripts, by
 * descriptor, after vfork, by posix_spawn, from a thread; an exec that fails goes on.
 *
 * Covers: WB-018, WB-074, WB-075, WB-076
 * Builds: m32 m32-static
 */
#include "ia32.h"
#include <spawn.h>

extern char **environ;
static char self[4096];

static void need_ready(void)
{
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	need(n > 0, "the program's path");
	self[n] = 0;
}

/* As the program that was executed. */
static int again(int argc, char **argv)
{
	if (!strcmp(argv[1], "count")) {
		long bytes = 0;
		for (int i = 2; i < argc; i++)
			bytes += strlen(argv[i]);
		int variables = 0;
		while (environ[variables])
			variables++;
		say("%d arguments of %ld bytes, %d variables, pointers of %zu", argc - 2, bytes, variables, sizeof(void *));
		return 21;
	}
	if (!strcmp(argv[1], "name")) {
		char comm[32] = "";
		slurp("/proc/self/comm", comm, sizeof comm);
		say("argv[0] %s, comm %s, AT_EXECFN %s", argv[0], strtok(comm, "\n"), (char *)getauxval(AT_EXECFN));
		return 22;
	}
	if (!strcmp(argv[1], "signals")) {
		struct sigaction first, second;
		sigset_t now;
		stack_t stack;
		sigaction(SIGUSR1, NULL, &first);
		sigaction(SIGUSR2, NULL, &second);
		sigprocmask(SIG_SETMASK, NULL, &now);
		sigaltstack(NULL, &stack);
		say("USR1 %s, USR2 %s, mask USR2 %d, stack %d", first.sa_handler == SIG_DFL ? "default" : "other",
		    second.sa_handler == SIG_IGN ? "ignored" : "other", sigismember(&now, SIGUSR2), stack.ss_flags);
		struct { uint32_t entry, base, limit, bits; } area = { 13 };
		say("a thread area of the last program: %s", raw(SYS_get_thread_area, &area) == 0 && area.base == 0 ? "gone" : "there");
		return 23;
	}
	return 99;
}

static void run(const char *what, pid_t pid)
{
	if (pid < 0)
		say("%s: %s", what, error_name(-pid));
	else
		show_status(what, await(pid));
}

static pid_t start(const char *path, char *const *argv, char *const *env)
{
	pid_t pid = fork();

	if (pid == 0) {
		long error = raw(SYS_execve, path, argv, env);
		say("execve: %s", error_name(-error));
		_exit(98);
	}
	return pid;
}

static void many_arguments(void)
{
	static char *argv[20004];

	argv[0] = self;
	argv[1] = "count";
	for (int i = 0; i < 20000; i++)
		argv[2 + i] = i % 2 ? "odd" : "even word";
	argv[20002] = NULL;
	run("many arguments", start(self, argv, environ));
	char *shell[] = { "sh", "-c", "echo the shell has $# arguments, the last is ${5000}", "sh", NULL };
	static char *longer[5010];
	memcpy(longer, shell, sizeof shell - sizeof *shell);
	for (int i = 4; i < 5004; i++)
		longer[i] = i == 5003 ? "last" : "x";
	run("a shell of 64 bits", start("/bin/sh", longer, environ));
	char *none[] = { self, "count", NULL }, *empty[] = { NULL };
	run("no environment", start(self, none, empty));
	run("an environment that is no pointer's", start(self, none, NULL));
	char *big = malloc(200000);
	memset(big, 'x', 199999);
	big[199999] = 0;
	char *too_long[] = { self, "count", big, NULL };
	run("an argument that is too long", start(self, too_long, environ));
	run("no arguments at all", start("/bin/true", empty, environ));
}

static void both_ways(void)
{
	char command[8192], *by_shell[] = { "sh", "-c", command, NULL }, *just_true[] = { "true", NULL };

	setenv("GUEST", self, 1);
	/* 32, then 64, then 32, and so on. */
	strcpy(command, "\"$GUEST\" count a b; echo $?; sh -c 'exec \"$GUEST\" name'; echo $?; exec \"$GUEST\" count c");
	run("a shell that executes programs of 32 bits", start("/bin/sh", by_shell, environ));
	run("true", start("/bin/true", just_true, environ));
	strcpy(command, "echo in; cat; echo out");
	int ends[2];
	need(pipe(ends) == 0, "a pipe");
	pid_t pid = fork();
	if (pid == 0) {
		dup2(ends[0], 0);
		close(ends[0]);
		close(ends[1]);
		execl("/bin/sh", "sh", "-c", command, NULL);
		_exit(97);
	}
	dprintf(ends[1], "through a pipe\n");
	close(ends[1]);
	run("with a pipe as its input", pid);
	FILE *reader = popen("echo popen; exit 5", "r");
	char line[64] = "";
	need(reader && fgets(line, sizeof line, reader), "popen");
	say("popen: %s", strtok(line, "\n"));
	show(pclose(reader) >> 8);
	show(system("exit 6") >> 8);
}

static void scripts(void)
{
	static const char *const heads[] = { "#!%s count\n", "#! %s name\n", "#!/bin/sh\nexec \"$GUEST\" count \"$@\"\n" };
	char path[32], text[8192], *argv[] = { "script", "one", "two", NULL };

	for (int i = 0; i < 3; i++) {
		/* The head's line has room for 255 bytes. */
		symlink(self, "program");
		snprintf(path, sizeof path, "./script%d", i);
		int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0755);
		int length = snprintf(text, sizeof text, heads[i], "./program");
		need(write(fd, text, length) == length, "a script");
		close(fd);
		run(path, start(path, argv, environ));
	}
}

static void refused(void)
{
	char *argv[] = { "x", NULL };
	int fd = open("short", O_CREAT | O_WRONLY | O_CLOEXEC, 0755);
	Elf32_Ehdr header = { .e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS32, ELFDATA2LSB, EV_CURRENT }, .e_type = ET_EXEC, .e_machine = EM_386, .e_version = EV_CURRENT };

	write(fd, &header, sizeof header);
	close(fd);
	show_raw(raw(SYS_execve, "./short", argv, environ));
	show_raw(raw(SYS_execve, "./absent", argv, environ));
	show_raw(raw(SYS_execve, ".", argv, environ));
	show_raw(raw(SYS_execve, "/proc/self/maps", argv, environ));
	show_raw(raw(SYS_execve, 8, argv, environ));
	show_raw(raw(SYS_execve, "/bin/true", 8, environ));
	show_raw(raw(SYS_execve, "/bin/true", argv, 8));
	show_raw(raw(SYS_execve, "/bin/true", ((char *[]){ (char *)8, NULL }), environ));
	header.e_machine = EM_ARM;
	fd = open("other", O_CREAT | O_WRONLY | O_CLOEXEC, 0755);
	write(fd, &header, sizeof header);
	close(fd);
	show_raw(raw(SYS_execve, "./other", argv, environ));
	fact(raw(SYS_getpid) == getpid(), "the program goes on");
}

static void on_usr1(int signal)
{
}

static void *from_thread(void *argument)
{
	execl(self, self, "count", "from a thread", NULL);
	return NULL;
}

static void ways(void)
{
	char *argv[] = { "a name of its own", "name", NULL }, *signals[] = { self, "signals", NULL };
	pid_t pid;
	int status, good = 0;

	for (int i = 0; i < 50; i++) {
		pid = vfork();
		if (pid == 0) {
			execl(i % 2 ? "/bin/true" : "/bin/absent", "true", NULL);
			_exit(i % 2 ? 97 : 0);
		}
		good += await(pid) == 0;
	}
	say("vfork and exec: %d", good);
	run("its name", start(self, argv, environ));
	run("by posix_spawn", posix_spawn(&pid, self, NULL, NULL, argv, environ) == 0 ? pid : -1);
	run("true by posix_spawn", posix_spawnp(&pid, "true", NULL, NULL, argv, environ) == 0 ? pid : -1);
	show(posix_spawn(&pid, "./absent", NULL, NULL, argv, environ) == ENOENT);
	pid = fork();
	if (pid == 0) {
		int fd = open(self, O_RDONLY);
		raw(SYS_execveat, fd, "", ((char *[]){ self, "count", "by descriptor", NULL }), environ, AT_EMPTY_PATH);
		_exit(97);
	}
	run("by its descriptor", pid);
	pid = fork();
	if (pid == 0) {
		pthread_t thread;
		pthread_create(&thread, NULL, from_thread, NULL);
		pthread_join(thread, NULL);
		_exit(97);
	}
	run("from a thread", pid);
	pid = fork();
	if (pid == 0) {
		static char memory[32768];
		static struct { uint32_t entry, base, limit, bits; } area = { 13, 0x1000, 0xfffff, 0x51 };
		sigset_t set;
		sigemptyset(&set);
		sigaddset(&set, SIGUSR2);
		sigprocmask(SIG_BLOCK, &set, NULL);
		handle(SIGUSR1, on_usr1, 0);
		signal(SIGUSR2, SIG_IGN);
		sigaltstack(&(stack_t){ .ss_sp = memory, .ss_size = sizeof memory }, NULL);
		raw(SYS_set_thread_area, &area);
		execv(self, signals);
		_exit(97);
	}
	status = await(pid);
	show_status("what is inherited", status);
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "all"))
		return again(argc, argv);
	need_ready();
	/* A place of its own for what is executed by name: paths differ from run to run. */
	need(symlink(self, "guest") == 0, "a link");
	strcpy(self, "./guest");
	/* Few variables, the same in each run. */
	static char *few[] = { "PATH=/usr/bin:/bin", "LC_ALL=C", NULL };
	environ = few;
	many_arguments();
	both_ways();
	scripts();
	refused();
	ways();
	return verdict();
}

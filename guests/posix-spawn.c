/*
 * posix_spawn, system and popen, many times, with actions, attributes and failures.
 *
 * Covers: WB-059
 * Builds: default m32
 */
#include "guest.h"
#include <spawn.h>

extern char **environ;

int main(int argc, char **argv)
{
	pid_t pid;
	char *args[] = { argv[0], "stage", NULL };
	int wrong = 0;

	if (argc > 1) {
		sigset_t now;
		sigprocmask(SIG_SETMASK, NULL, &now);
		return fcntl(77, F_GETFD) == 0 ? 1 : sigismember(&now, SIGUSR1) ? 42 : 41;
	}
	for (int i = 0; i < 200; i++) {
		wrong += posix_spawn(&pid, argv[0], NULL, NULL, args, environ) != 0;
		int status = await(pid);
		wrong += !WIFEXITED(status) || WEXITSTATUS(status) != 41;
	}
	say("wrong of 200: %d", wrong);
	show(posix_spawn(&pid, "/nonexistent/x", NULL, NULL, args, environ));
	show(posix_spawnp(&pid, "no-such-program-anywhere", NULL, NULL, args, environ));
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, 1, 77);
	show(posix_spawn(&pid, argv[0], &actions, NULL, args, environ));
	show_status("with an open 77", await(pid));
	posix_spawn_file_actions_addopen(&actions, 5, "/nonexistent/x", O_RDONLY, 0);
	show(posix_spawn(&pid, argv[0], &actions, NULL, args, environ));
	sigset_t mask;
	sigemptyset(&mask);
	sigaddset(&mask, SIGUSR1);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
	posix_spawnattr_setsigmask(&attributes, &mask);
	show(posix_spawn(&pid, argv[0], NULL, &attributes, args, environ));
	show_status("with a mask", await(pid));
	show_status("system true", system("true"));
	show_status("system exit 3", system("exit 3"));
	show_status("system kill", system("kill -9 $$"));
	char line[64] = "";
	FILE *pipe = popen("echo from popen; cat /dev/null; exit 4", "r");
	fgets(line, sizeof line, pipe);
	line[strcspn(line, "\n")] = 0;
	say("popen: \"%s\"", line);
	show_status("it", pclose(pipe));
	return verdict() + wrong;
}

/*
 * Process, thread, user and group ids as system calls, asked for so often before each change that whoever keeps them has begun to; after it
 * they are what /proc says. Every way to a new task, every way to other ids, namespaces, and filters that have their word to say.
 */
#include "../../../guests/guest.h"
#include "../../../guests/seccomp.h"
#include <grp.h>
#include <linux/sched.h>
#include <spawn.h>
#include <sys/ptrace.h>

extern char **environ;

/* The ids by system calls, and by /proc. */
struct ids { long pid, tid, uid[3], gid[3]; };

static struct ids called(void)
{
	struct ids ids = { 0 };
	unsigned r, e, s;

	ids.pid = raw(SYS_getpid);
	ids.tid = raw(SYS_gettid);
	raw(SYS_getresuid, &r, &e, &s);
	ids.uid[0] = r, ids.uid[1] = e, ids.uid[2] = s;
	raw(SYS_getresgid, &r, &e, &s);
	ids.gid[0] = r, ids.gid[1] = e, ids.gid[2] = s;
	if (raw(SYS_getuid) != ids.uid[0] || raw(SYS_geteuid) != ids.uid[1] || raw(SYS_getgid) != ids.gid[0] || raw(SYS_getegid) != ids.gid[1])
		ids.pid = -1;
	return ids;
}

static void warm(void)
{
	for (int i = 0; i < 60; i++)
		called();
}

static struct ids read_ids(void)
{
	struct ids ids = { 0 };
	char text[4096];

	slurp("/proc/thread-self/status", text, sizeof text);
	sscanf(strstr(text, "\nTgid:") + 6, "%ld", &ids.pid);
	sscanf(strstr(text, "\nPid:") + 5, "%ld", &ids.tid);
	sscanf(strstr(text, "\nUid:") + 5, "%ld %ld %ld", &ids.uid[0], &ids.uid[1], &ids.uid[2]);
	sscanf(strstr(text, "\nGid:") + 5, "%ld %ld %ld", &ids.gid[0], &ids.gid[1], &ids.gid[2]);
	return ids;
}

static void check(const char *where)
{
	bool good = true;

	for (int i = 0; i < 40; i++) {
		struct ids a = called(), b = read_ids();
		good &= !memcmp(&a, &b, sizeof a);
	}
	fact(good, where);
}

static void child_and_its_child(void)
{
	check("a child's");
	pid_t pid = fork();
	if (!pid) {
		check("its child's");
		_exit(verdict());
	}
	failures += await(pid) != 0;
	check("the child's afterwards");
}

static char stack[1 << 18] __attribute__((aligned(16)));

static int shares_memory(void *how)
{
	check("a task's that shares memory");
	return failures != 0;
}

static void *thread(void *next)
{
	check("a thread's");
	warm();
	if (next)
		failures += in_child(child_and_its_child) != 0;
	check("a thread's afterwards");
	return NULL;
}

static void tasks(void)
{
	warm();
	failures += in_child(child_and_its_child) != 0;
	check("the parent's");
	for (int i = 0; i < 3; i++) {
		pid_t pid = vfork();
		if (!pid) {
			/* Nothing but calls: the memory is the parent's. */
			bool good = raw(SYS_getpid) == raw(SYS_gettid);
			for (int j = 0; j < 40; j++)
				good &= raw(SYS_getpid) == raw(SYS_gettid) && raw(SYS_getpid) != raw(SYS_getppid);
			_exit(good ? 0 : 1);
		}
		fact(await(pid) == 0, "a vfork child's");
		check("the parent's");
	}
	for (int i = 0; i < 3; i++) {
		pid_t pid = clone(shares_memory, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);
		failures += await(pid) != 0;
		check("the parent's");
	}
	struct clone_args args = { .exit_signal = SIGCHLD };
	pid_t pid = raw(SYS_clone3, &args, sizeof args);
	if (!pid) {
		check("a clone3 child's");
		_exit(verdict());
	}
	failures += await(pid) != 0;
	for (long i = 0; i < 4; i++) {
		pthread_t id;
		pthread_create(&id, NULL, thread, (void *)(i & 1));
		pthread_join(id, NULL);
	}
	char *const words[] = { "ids", "spawned", NULL };
	need(posix_spawn(&pid, "/proc/self/exe", NULL, NULL, words, environ) == 0, "a program");
	failures += await(pid) != 0;
	check("the parent's");
}

static volatile int signals;

static void on_signal(int signal)
{
	struct ids ids = called();
	signals += ids.pid == ids.tid;
}

/* A handler that runs first in the child. */
static void signal_in_child(void)
{
	warm();
	handle(SIGUSR1, on_signal, 0);
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	pid_t pid = fork();
	if (!pid) {
		kill(getpid(), SIGUSR1);
		sigprocmask(SIG_SETMASK, &before, NULL);
		fact(signals == 1, "a handler's in the child");
		_exit(verdict());
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	failures += await(pid) != 0;
}

static atomic_int turn;

static void *other_thread(void *unused)
{
	warm();
	turn = 1;
	while (turn == 1)
		sleep_ms(1);
	check("another thread's after one changed its own");
	turn = 3;
	while (turn == 3)
		sleep_ms(1);
	check("another thread's after the library changed all");
	return NULL;
}

static void changes(void)
{
	static const struct { const char *name; long nr, a, b, c; } calls[] = {
		{ "setresuid(1, 2, 0)", SYS_setresuid, 1, 2, 0 }, { "setresuid(-1, 0, -1)", SYS_setresuid, -1, 0, -1 }, { "setreuid(3, 0)", SYS_setreuid, 3, 0, 0 },
		{ "setreuid(0, 0)", SYS_setreuid, 0, 0, 0 }, { "setresgid(4, 5, 6)", SYS_setresgid, 4, 5, 6 }, { "setregid(7, 8)", SYS_setregid, 7, 8, 0 },
		{ "setgid(9)", SYS_setgid, 9, 0, 0 }, { "setfsuid(11)", SYS_setfsuid, 11, 0, 0 }, { "setresuid(1, 1, -1)", SYS_setresuid, 1, 1, -1 },
		{ "setuid(0)", SYS_setuid, 0, 0, 0 }, { "setgid(0)", SYS_setgid, 0, 0, 0 },
	};
	pthread_t id;

	pthread_create(&id, NULL, other_thread, NULL);
	while (turn != 1)
		sleep_ms(1);
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		warm();
		long result = raw(calls[i].nr, calls[i].a, calls[i].b, calls[i].c);
		struct ids ids = called();
		say("%s = %ld: %ld %ld %ld, %ld %ld %ld", calls[i].name, result, ids.uid[0], ids.uid[1], ids.uid[2], ids.gid[0], ids.gid[1], ids.gid[2]);
		check("ids");
	}
	turn = 2;
	while (turn != 3)
		sleep_ms(1);
	say("%d %d", setgid(20) == 0, setuid(20) == 0);
	turn = 4;
	pthread_join(id, NULL);
	check("ids in the end");
	show_raw(raw(SYS_getresuid, 8, 8, 8));
	show_raw(raw(SYS_getresgid, 8, 8, 8));
}

static void write_file(pid_t pid, const char *name, const char *text)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
	int fd = open(path, O_WRONLY);
	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		say("%s: %s", name, error_name(errno));
	close(fd);
}

static void in_user_namespace(void)
{
	int there[2], back_again[2];
	char byte;

	warm();
	need(!pipe(there) && !pipe(back_again), "pipes");
	int uid = getuid(), gid = getgid();
	pid_t pid = fork();
	if (!pid) {
		warm();
		if (unshare(CLONE_NEWUSER)) {
			say("unshare: %s", error_name(errno));
			_exit(verdict());
		}
		warm();
		check("ids without maps");
		say("uid %ld", raw(SYS_getuid));
		write(there[1], "x", 1);
		read(back_again[0], &byte, 1);
		say("uid %ld gid %ld", raw(SYS_getuid), raw(SYS_getgid));
		check("ids once another process has written the maps");
		_exit(verdict());
	}
	close(there[1]);
	if (read(there[0], &byte, 1) == 1) {
		char map[64];
		snprintf(map, sizeof map, "55 %d 1", uid);
		write_file(pid, "uid_map", map);
		write_file(pid, "setgroups", "deny");
		snprintf(map, sizeof map, "66 %d 1", gid);
		write_file(pid, "gid_map", map);
		write(back_again[1], "x", 1);
	}
	failures += await(pid) != 0;
	warm();
	pid = raw(SYS_clone, CLONE_NEWUSER | CLONE_NEWPID | SIGCHLD, 0, 0, 0, 0);
	if (!pid) {
		/* /proc is the outer namespace's. */
		bool good = true;
		for (int i = 0; i < 40; i++)
			good &= raw(SYS_getpid) == 1 && raw(SYS_gettid) == 1 && raw(SYS_getuid) == 65534;
		fact(good, "the first process's of a namespace");
		warm();
		pid = fork();
		if (!pid) {
			fact(raw(SYS_getpid) == 2 && raw(SYS_getppid) == 1, "the second's");
			_exit(verdict());
		}
		failures += await(pid) != 0;
		_exit(verdict());
	}
	if (pid > 0)
		failures += await(pid) != 0;
	else
		say("clone: %s", error_name(-pid));
	check("ids outside");
}

/* EPERM for getpid and getuid. */
static void refuse(unsigned flags)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getpid, 1, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getuid, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof code / sizeof *code, code };

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (flags)
		need(raw(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program) == 0, "a filter");
	else
		need(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0, "a filter");
}

static void show_refused(const char *where)
{
	long pid = 0, uid = 0, tid = 0;

	for (int i = 0; i < 60; i++) {
		pid = raw(SYS_getpid);
		uid = raw(SYS_getuid);
		tid = raw(SYS_gettid);
	}
	say("%s: %ld %ld %d", where, pid, uid, tid > 0);
}

static void *refused_thread(void *unused)
{
	warm();
	turn = 1;
	while (turn == 1)
		sleep_ms(1);
	show_refused("another thread");
	return NULL;
}

static void filtered(void)
{
	warm();
	refuse(0);
	show_refused("filtered");
	pid_t pid = fork();
	if (!pid) {
		show_refused("its child");
		execl("/proc/self/exe", "ids", "filtered", NULL);
		_exit(9);
	}
	failures += await(pid) != 0;
}

static void filtered_together(void)
{
	pthread_t id;

	turn = 0;
	pthread_create(&id, NULL, refused_thread, NULL);
	while (turn != 1)
		sleep_ms(1);
	warm();
	refuse(SECCOMP_FILTER_FLAG_TSYNC);
	show_refused("filtered with all threads");
	turn = 2;
	pthread_join(id, NULL);
}

static void *executing_thread(void *unused)
{
	warm();
	execl("/proc/self/exe", "ids", "spawned", NULL);
	return NULL;
}

static void exec_from_thread(void)
{
	pthread_t id;

	warm();
	pthread_create(&id, NULL, executing_thread, NULL);
	pthread_join(id, NULL);
}

int main(int argc, char **argv)
{
	if (argc > 1) {
		if (!strcmp(argv[1], "filtered")) {
			show_refused("a program filtered before");
		} else
			check("a program's");
		return verdict();
	}
	tasks();
	signal_in_child();
	if (getuid() == 0)
		failures += in_child(changes) != 0;
	failures += in_child(in_user_namespace) != 0;
	failures += in_child(filtered) != 0;
	failures += in_child(filtered_together) != 0;
	failures += in_child(exec_from_thread) != 0;
	check("the first process's in the end");
	return verdict();
}

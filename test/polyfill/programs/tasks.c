/*
 * clone3: sizes, flags, stacks, exit signals, words written, handlers cleared. What its emulation cannot do is left out here.
 * pidfd_send_signal, to processes whose directory of /proc is open.
 */
#include "../../../guests/guest.h"
#include <linux/sched.h>

/* A clone3 whose child exits at once with `status`. */
__attribute__((naked, noinline)) static long spawn(void *args, size_t size, int status)
{
	__asm__("mov %edx, %r8d\n"
		"mov $435, %eax\n"
		"syscall\n"
		"test %rax, %rax\n"
		"jz 1f\n"
		"ret\n"
		"1: mov %r8d, %edi\n"
		"mov $60, %eax\n"
		"syscall\n"
		"hlt");
}

/* One whose child runs `body` on the stack that is given. */
__attribute__((naked, noinline)) static long run(void *args, size_t size, void (*body)(void))
{
	__asm__("mov %rdx, %r8\n"
		"mov $435, %eax\n"
		"syscall\n"
		"test %rax, %rax\n"
		"jz 1f\n"
		"ret\n"
		"1: xor %ebp, %ebp\n"
		"and $-16, %rsp\n"
		"call *%r8\n"
		"xor %edi, %edi\n"
		"mov $60, %eax\n"
		"syscall\n"
		"hlt");
}

static volatile int told;

static void on_signal(int signal)
{
	told++;
}

static void on_info(int signal, siginfo_t *info, void *context)
{
	say("SIG%s code %d value %d", sigabbrev_np(signal), info->si_code, info->si_value.sival_int);
	told++;
}

static int ran;

static void body(void)
{
	ran++;
}

static void say_handlers(void)
{
	struct sigaction action;
	char line[128], *at = line;

	for (int signal = 1; signal < 32; signal++) {
		sigaction(signal, NULL, &action);
		*at++ = action.sa_handler == SIG_DFL ? 'd' : action.sa_handler == SIG_IGN ? 'i' : 'c';
	}
	*at = 0;
	say("handlers %s", line);
}

static void show_child(const char *what, long pid)
{
	if (pid < 0 && pid > -4096)
		say("%s: %s", what, error_name(-pid));
	else
		show_status(what, await(pid));
}

static void clones(void)
{
	static char stack[65536] __attribute__((aligned(16)));
	struct { struct clone_args a; uint64_t tail[600]; } c;
	int tid = 0, child_tid = 7;

	static const size_t sizes[] = { 0, 8, 63, 64, 72, 80, 88, 96, 4096, 4097 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char what[64];
		memset(&c, 0, sizeof c);
		c.a.exit_signal = SIGCHLD;
		snprintf(what, sizeof what, "size %zu", sizes[i]);
		show_child(what, spawn(&c, sizes[i], i));
		c.tail[0] = 1;
		snprintf(what, sizeof what, "size %zu, and more said", sizes[i]);
		show_child(what, spawn(&c, sizes[i], i));
	}
	show_child("no arguments", spawn((void *)8, 88, 1));
	show_child("null", spawn(NULL, 88, 1));
	for (int bit = 0; bit < 64; bit++) {
		uint64_t flag = 1ull << bit;
		char what[64];
		/* What needs privileges, memory shared without a stack, and what the emulation does not do. */
		if (flag & (CLONE_VM | CLONE_VFORK | CLONE_PIDFD | CLONE_NEWTIME | CLONE_INTO_CGROUP | CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
			    CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_SETTLS | CLONE_CHILD_CLEARTID | CLONE_PARENT | CLONE_PTRACE | CLONE_UNTRACED))
			continue;
		memset(&c, 0, sizeof c);
		c.a.flags = flag;
		c.a.exit_signal = SIGCHLD;
		c.a.parent_tid = (uint64_t)&tid;
		c.a.child_tid = (uint64_t)&child_tid;
		snprintf(what, sizeof what, "flag %d", bit);
		show_child(what, spawn(&c, 88, 3));
	}
	memset(&c, 0, sizeof c);
	signal(64, SIG_IGN);
	static const uint64_t sent[] = { 0, SIGCHLD, SIGURG, SIGWINCH, 64, 65, 127, 128, 255, 256, 1ul << 32 };
	for (size_t i = 0; i < sizeof sent / sizeof *sent; i++) {
		char what[64];
		c.a.exit_signal = sent[i];
		snprintf(what, sizeof what, "exit signal %llx", (long long)sent[i]);
		long pid = spawn(&c, 88, 4);
		int status;
		if (pid > 0) {
			say("%s: %d", what, waitpid(pid, &status, __WALL) == pid);
		} else
			show_child(what, pid);
	}
	static const struct { uint64_t stack, size; } wrong[] = { { 0, 4096 }, { 4096, 0 }, { -4096ul, 4096 }, { 4096, -4096ul }, { 0x7ffffffff000, 4096 } };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		memset(&c, 0, sizeof c);
		c.a.exit_signal = SIGCHLD;
		c.a.stack = wrong[i].stack;
		c.a.stack_size = wrong[i].size;
		show_child("a stack", spawn(&c, 88, 5));
	}
	memset(&c, 0, sizeof c);
	c.a.set_tid = (uint64_t)&tid;
	show_child("set_tid", spawn(&c, 88, 5));
	c.a.set_tid = 0;
	c.a.set_tid_size = 1;
	show_child("set_tid_size", spawn(&c, 88, 5));
	c.a.set_tid_size = 33;
	c.a.set_tid = (uint64_t)&tid;
	show_child("many", spawn(&c, 88, 5));
	memset(&c, 0, sizeof c);
	c.a.flags = CLONE_CLEAR_SIGHAND | CLONE_SIGHAND | CLONE_VM;
	show_child("handlers shared and cleared", spawn(&c, 88, 5));
	c.a.flags = CLONE_THREAD;
	show_child("a thread without memory", spawn(&c, 88, 5));
	c.a.flags = CLONE_THREAD | CLONE_SIGHAND | CLONE_VM;
	c.a.exit_signal = SIGCHLD;
	show_child("a thread with an exit signal", spawn(&c, 88, 5));

	memset(&c, 0, sizeof c);
	c.a.flags = CLONE_PARENT_SETTID | CLONE_CHILD_SETTID;
	c.a.parent_tid = (uint64_t)&tid;
	c.a.child_tid = (uint64_t)&child_tid;
	c.a.exit_signal = SIGCHLD;
	long pid = spawn(&c, 88, 6);
	say("the parent's word is written: %d, the child's not in the parent: %d", tid == pid, child_tid == 7);
	show_child("it", pid);
	memset(&c, 0, sizeof c);
	c.a.flags = CLONE_VM | CLONE_VFORK;
	c.a.stack = (uint64_t)stack;
	c.a.stack_size = sizeof stack;
	c.a.exit_signal = SIGCHLD;
	show_child("on its own stack, in the same memory", run(&c, 88, body));
	say("ran %d", ran);
	c.a.flags = 0;
	show_child("on its own stack, in its own memory", run(&c, 88, body));
	say("ran %d", ran);
	c.a.flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
	c.a.exit_signal = 0;
	static int alive;
	alive = 1;
	c.a.child_tid = c.a.parent_tid = (uint64_t)&alive;
	fact(run(&c, 88, body) > 0, "a thread begins");
	for (int i = 0; i < 2000 && atomic_load((_Atomic int *)&alive); i++)
		sleep_ms(1);
	say("and ends: %d, ran %d", alive == 0, ran);

	handle(SIGUSR1, on_signal, 0);
	handle(SIGUSR2, on_signal, 0);
	signal(SIGHUP, SIG_IGN);
	memset(&c, 0, sizeof c);
	c.a.flags = CLONE_CLEAR_SIGHAND;
	c.a.exit_signal = SIGCHLD;
	show_child("handlers cleared", run(&c, 88, say_handlers));
	c.a.flags = 0;
	show_child("handlers kept", run(&c, 88, say_handlers));
	say_handlers();
}

static void signals(void)
{
	char path[64];
	siginfo_t info;

	handle_info(SIGUSR1, on_info, 0);
	snprintf(path, sizeof path, "/proc/%d", getpid());
	int self = open(path, O_RDONLY | O_DIRECTORY), proc = open("/proc", O_RDONLY), file = open("/proc/self/stat", O_RDONLY), task = open("/proc/thread-self", O_RDONLY);
	int other = open("/", O_RDONLY);
	show_raw(raw(424, self, SIGUSR1, NULL, 0));
	show_raw(raw(424, self, 0, NULL, 0));
	show_raw(raw(424, self, 65, NULL, 0));
	show_raw(raw(424, self, SIGUSR1, NULL, 0x100));
	show_raw(raw(424, proc, 0, NULL, 0));
	show_raw(raw(424, file, 0, NULL, 0));
	show_raw(raw(424, task, 0, NULL, 0));
	show_raw(raw(424, other, 0, NULL, 0));
	show_raw(raw(424, 99, 0, NULL, 0));
	show_raw(raw(424, -1, 0, NULL, 0));
	memset(&info, 0, sizeof info);
	info.si_signo = SIGUSR1;
	info.si_code = SI_QUEUE;
	info.si_value.sival_int = 33;
	show_raw(raw(424, self, SIGUSR1, &info, 0));
	show_raw(raw(424, self, SIGUSR2, &info, 0));
	show_raw(raw(424, self, SIGUSR1, (void *)8, 0));
	pid_t child = fork();
	if (!child) {
		pause();
		_exit(0);
	}
	snprintf(path, sizeof path, "/proc/%d", child);
	int its = open(path, O_RDONLY | O_DIRECTORY);
	info.si_code = SI_TKILL;
	show_raw(raw(424, its, SIGUSR1, &info, 0));
	show_raw(raw(424, its, SIGKILL, NULL, 0));
	show_status("it", await(child));
	show_raw(raw(424, its, 0, NULL, 0));
}

int main(void)
{
	clones();
	signals();
	return verdict();
}

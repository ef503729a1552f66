/*
 * chroot, and unshare of mount, uts and pid namespaces: programs go on in them, without /proc too.
 *
 * Covers: WB-085, WB-086, WB-154
 * Builds: default m32
 */
#include "guest.h"
#include <sys/utsname.h>

static void *call(void *argument)
{
	return raw(SYS_getppid) < 0 ? argument : NULL;
}

static void other_root(void)
{
	char cwd[64];
	struct stat st;

	show(chroot("root"));
	if (errno == EPERM)
		return;
	show(chdir("/"));
	show(getcwd(cwd, sizeof cwd) != NULL);
	show(stat("/proc", &st));
	pid_t pid = fork();
	if (pid == 0)
		_exit(81);
	show_status("a child in it", await(pid));
	pthread_t thread;
	show(pthread_create(&thread, NULL, call, NULL));
	pthread_join(thread, NULL);
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(page, GETPID_CODE, 8);
	fact(((long (*)(void))page)() == getpid(), "a fresh site without /proc");
}

static void new_namespaces(void)
{
	show(unshare(CLONE_NEWUTS | CLONE_NEWNS));
	if (errno == EPERM)
		return;
	show(sethostname("inside", 6));
	struct utsname name;
	uname(&name);
	say("named %s", name.nodename);
	show(unshare(CLONE_NEWPID));
	pid_t pid = fork();
	if (pid == 0) {
		say("pid %d, parent %d", getpid(), getppid());
		pid_t inner = fork();
		if (inner == 0)
			_exit(getpid() == 2 ? 82 : 83);
		show_status("its child", await(inner));
		_exit(0);
	}
	show_status("the first of its pid namespace", await(pid));
}

int main(void)
{
	need(mkdir("root", 0755) == 0, "a directory");
	show_status("chroot", in_child(other_root));
	show_status("unshare", in_child(new_namespaces));
	rmdir("root");
	return verdict();
}

/*
 * A user namespace: becoming root in it, mounting, a root and a /proc of its own, or refused as natively.
 *
 * Covers: WB-085, WB-086
 * Builds: default m32
 */
#include "guest.h"
#include <sys/mount.h>

static bool put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	bool good = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	close(fd);
	return good;
}

static void inside(void)
{
	char map[64];
	uid_t uid = getuid();
	gid_t gid = getgid();

	show(unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID));
	if (errno)
		return;
	say("uid is %s", getuid() == uid ? "as before" : getuid() == 65534 ? "nobody's" : "another");
	snprintf(map, sizeof map, "0 %d 1", uid);
	say("uid map %d, setgroups %d", put("/proc/self/uid_map", map), put("/proc/self/setgroups", "deny"));
	snprintf(map, sizeof map, "0 %d 1", gid);
	say("gid map %d", put("/proc/self/gid_map", map));
	say("uid %d, gid %d", getuid(), getgid());
	pid_t pid = fork();
	if (pid == 0) {
		say("pid %d", getpid());
		show(mkdir("new", 0700));
		show(mount("none", "new", "tmpfs", 0, NULL));
		show(mkdir("new/proc", 0700));
		show(mkdir("new/old", 0700));
		show(mount("none", "new/proc", "proc", 0, NULL));
		show(chdir("new"));
		show_raw(raw(SYS_pivot_root, ".", "old"));
		show(chdir("/"));
		show(umount2("/old", MNT_DETACH));
		show(access("/proc/self/fd", F_OK));
		pid_t child = fork();
		if (child == 0)
			_exit(getpid() == 2 ? 86 : 87);
		show_status("a child", await(child));
		unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		memcpy(page, GETPID_CODE, 8);
		fact(((long (*)(void))page)() == 1, "a fresh site");
		_exit(0);
	}
	show_status("the first process", await(pid));
}

int main(void)
{
	show_status("it", in_child(inside));
	return verdict();
}

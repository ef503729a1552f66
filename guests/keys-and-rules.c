/*
 * Keyrings and Landlock: present or absent as natively, and a program that confines itself goes on inside.
 *
 * Covers: WB-141
 * Builds: default m32
 */
#include "guest.h"
#include <linux/landlock.h>

static void confined(void)
{
	struct landlock_ruleset_attr attributes = { .handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE };
	long ruleset = raw(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);

	show_result("a ruleset", ruleset < 0 ? -1 : 0, -ruleset);
	if (ruleset < 0)
		return;
	struct landlock_path_beneath_attr rule = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE, .parent_fd = open("allowed", O_PATH) };
	show_raw(raw(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0));
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	show_raw(raw(SYS_landlock_restrict_self, ruleset, 0));
	show_ok(open("allowed/file", O_RDONLY));
	show_ok(open("allowed/file", O_WRONLY));
	show_ok(open("denied", O_RDONLY));
	show_ok(open("/proc/self/maps", O_RDONLY));
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(page, GETPID_CODE, 8);
	mprotect(page, 4096, PROT_READ | PROT_EXEC);
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= ((long (*)(void))page)() == getpid();
	fact(good, "a fresh site inside");
	pid_t pid = fork();
	if (pid == 0)
		_exit(raw(SYS_getppid) > 0 ? 84 : 85);
	show_status("a child inside", await(pid));
}

int main(void)
{
	need(mkdir("allowed", 0700) == 0 && close(open("allowed/file", O_CREAT | O_WRONLY, 0600)) == 0, "files");
	close(open("denied", O_CREAT | O_WRONLY, 0600));
	show_status("Landlock", in_child(confined));
	long key = raw(SYS_add_key, "user", "unweld-guest", "payload", 7, -1);
	show_result("add_key", key < 0 ? -1 : 0, -key);
	if (key > 0) {
		char text[16] = "";
		show_raw(raw(SYS_keyctl, 11, key, text, 16));
		say("%s", text);
		show_raw(raw(SYS_keyctl, 3, key));
		show_raw(raw(SYS_keyctl, 11, key, text, 16));
	}
	show_raw(raw(SYS_keyctl, 9999));
	return verdict();
}

/*
 * A file is created with the umask, working directory and file-system user of the one who creates it.
 *
 * Covers: WB-123
 * Builds: default m32
 */
#include "guest.h"
#include <sys/fsuid.h>

static void made(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		say("%s: %s", path, error_name(errno));
	else
		say("%s: mode %o, owner %s", path, st.st_mode & 07777, st.st_uid == getuid() ? "the user" : st.st_uid == 1234 ? "1234" : "another");
}

static void as_other_user(void)
{
	if (getuid() != 0) {
		say("not root");
		return;
	}
	setfsuid(1234);
	show_ok(open("by-fsuid", O_CREAT | O_WRONLY, 0666));
	made("by-fsuid");
	show_ok(open("/root/.by-fsuid", O_CREAT | O_WRONLY, 0666));
}

int main(void)
{
	need(mkdir("dir", 0777) == 0 && chmod("dir", 0777) == 0 && chmod(".", 0777) == 0, "a directory");
	say("umask was %o", umask(077));
	show_ok(open("a", O_CREAT | O_WRONLY, 0666));
	made("a");
	show(mkdir("b", 0777));
	made("b");
	umask(027);
	show(mkfifo("c", 0666));
	made("c");
	show(chdir("dir"));
	show_ok(open("d", O_CREAT | O_WRONLY, 0666));
	made("d");
	show(chdir(".."));
	made("dir/d");
	umask(0);
	show_ok(openat(open("dir", O_RDONLY), "e", O_CREAT | O_WRONLY, 0666));
	made("dir/e");
	as_other_user();
	return verdict();
}

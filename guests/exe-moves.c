/*
 * The link to the program in /proc follows its file, which gets other names, is deleted, and has another path in another root, where
 * there may be no /proc.
 *
 * Covers: WB-145
 * Builds: default, static
 */
#include "guest.h"

/* The directory that this began in, which is left out of what is printed. */
static char began[4096];

static void link_says(const char *when)
{
	char link[4200];
	ssize_t length = readlink("/proc/self/exe", link, sizeof link - 1);

	if (length < 0) {
		say("%s: %s", when, error_name(errno));
		return;
	}
	link[length] = 0;
	size_t before = strlen(began);
	say("%s: %s", when, strncmp(link, began, before) == 0 ? link + before : link);
}

static void leads_there(void)
{
	struct stat by_link;
	int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	say("opens: %s", fd >= 0 && fstat(fd, &by_link) == 0 ? "yes" : error_name(errno));
	close(fd);
}

static void copy_file(const char *from, const char *to)
{
	static char buffer[1 << 16];
	int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0755);
	ssize_t got;

	need(in >= 0 && out >= 0, "files");
	while ((got = read(in, buffer, sizeof buffer)) > 0)
		need(write(out, buffer, got) == got, "a copy");
	close(in);
	close(out);
}

static void move(void)
{
	link_says("at first");
	leads_there();
	show(rename("program", "renamed"));
	link_says("renamed");
	leads_there();
	show(mkdir("folder", 0755));
	show(rename("renamed", "folder/moved"));
	link_says("moved");
	leads_there();
	show(rename("folder", "other"));
	link_says("its folder renamed");
	leads_there();
	show(rename("other/moved", "ends (deleted)"));
	link_says("ends like a note");
	leads_there();
	show(rename("ends (deleted)", "last"));
	copy_file("/bin/sh", "program");
	link_says("another at its first name");
	leads_there();
	pid_t pid = fork();
	if (pid == 0) {
		execl("/proc/self/exe", "itself", "again", NULL);
		_exit(98);
	}
	show_status("executes itself", await(pid));
	show(unlink("last"));
	link_says("deleted");
}

static void other_root(void)
{
	show(chroot("root"));
	if (errno == EPERM)
		return;
	link_says("another root");
	show(chdir("/"));
	link_says("in it");
	execl("/inside", "inside", "again", NULL);
	say("%s", error_name(errno));
}

int main(int argc, char **argv)
{
	need(getcwd(began, sizeof began) != NULL, "a directory");
	if (argc > 1 && strcmp(argv[1], "again") == 0) {
		link_says(argv[0]);
		leads_there();
		return 0;
	}
	if (argc > 1) {
		move();
		return 0;
	}
	copy_file(argv[0], "program");
	pid_t pid = fork();
	if (pid == 0) {
		execl("./program", "program", "moves", NULL);
		_exit(98);
	}
	show_status("moves", await(pid));
	need(mkdir("root", 0755) == 0, "a directory");
	copy_file(argv[0], "root/inside");
	show_status("another root", in_child(other_root));
	unlink("root/inside");
	rmdir("root");
	rmdir("other");
	unlink("program");
	return verdict();
}

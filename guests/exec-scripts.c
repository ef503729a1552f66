/*
 * Scripts: how the first line is read, which arguments the interpreter gets, and how deep they may nest.
 *
 * Covers: WB-074
 * Builds: default, static, m32, m32-static
 */
#include "guest.h"
#include <sys/auxv.h>

static const char *name;

static void run(void)
{
	execve(name, (char *[]) { "zero", "one", "", NULL }, (char *[]) { "V=1", NULL });
	say("  execve: %s", error_name(errno));
	_exit(0);
}

static void try(const char *what, const char *file, const char *format, ...)
{
	char line[2048];
	va_list list;

	va_start(list, format);
	int length = vsnprintf(line, sizeof line, format, list);
	va_end(list);
	int fd = open(file, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0755);
	need(fd >= 0 && write(fd, line, length) == length, file);
	close(fd);
	name = file;
	say("%s:", what);
	in_child(run);
}

int main(int argc, char **argv)
{
	char link[16] = "./it", spaces[300];

	if (getenv("V")) {
		char comm[17] = "";
		prctl(PR_GET_NAME, comm);
		for (int i = 0; i < argc; i++)
			say("  [%s]", argv[i]);
		say("  execfn [%s], comm [%s]", (char *)getauxval(AT_EXECFN), comm);
		return 0;
	}
	/* Paths of fixed length, so that what is cut is the same everywhere. */
	need(symlink(argv[0], link) == 0, "a link");
	memset(spaces, ' ', sizeof spaces);
	try("plain", "plain", "#!./it\n");
	try("an argument", "argument", "#!./it -a\n");
	try("blanks", "blanks", "#! \t ./it \t  -a  b \t \n");
	try("one argument with blanks", "words", "#!./it one two  three\n");
	try("no newline", "no-newline", "#!./it");
	try("no newline, an argument", "no-newline-argument", "#!./it -a");
	try("CR", "cr", "#!./it\r\n");
	try("only blanks", "only-blanks", "#!  \t\n");
	try("nothing", "nothing", "#!\n");
	try("a NUL", "nul", "#!./it%ca\n", 0);
	try("a long argument", "long-argument", "#!./it %0300d\n", 7);
	try("a long name", "long-name", "#!./it%0300d\n", 7);
	try("blanks over the end", "long-blanks", "#!%.300sit\n", spaces);
	try("missing", "missing", "#!./missing-interpreter\n");
	try("a script", "script", "#!./argument -s\n");
	try("2", "s2", "#!./script -2\n");
	try("3", "s3", "#!./s2\n");
	try("4", "s4", "#!./s3\n");
	try("5", "s5", "#!./s4\n");
	try("itself", "itself", "#!./itself\n");
	return verdict();
}

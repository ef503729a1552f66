/*
 * The thread's name is the program's file name, can be set, and shows in /proc; threads inherit it.
 *
 * Covers: WB-073, WB-145
 * Builds: default m32
 */
#include "guest.h"

static void *other(void *argument)
{
	prctl(PR_GET_NAME, argument);
	prctl(PR_SET_NAME, "other-thread");
	return NULL;
}

int main(int argc, char **argv)
{
	char name[17] = "", text[64] = "", inherited[17] = "";
	pthread_t thread;

	show(prctl(PR_GET_NAME, name));
	say("name is the file's: %d", strncmp(name, strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0], 15) == 0);
	slurp("/proc/self/comm", text, sizeof text);
	text[strcspn(text, "\n")] = 0;
	fact(strcmp(text, name) == 0, "comm says the same");
	show(prctl(PR_SET_NAME, "a-name-longer-than-fifteen"));
	prctl(PR_GET_NAME, name);
	say("set to \"%s\"", name);
	pthread_create(&thread, NULL, other, inherited);
	pthread_join(thread, NULL);
	say("a thread began as \"%s\"", inherited);
	prctl(PR_GET_NAME, name);
	say("the first thread is still \"%s\"", name);
	return verdict();
}

/*
 * A fault while SIGSEGV is blocked or ignored kills with SIGSEGV, even where a handler is set.
 *
 * Covers: WB-024, WB-088
 * Builds: default m32
 */
#include "guest.h"

/* Hidden from the compiler, which knows what such an address is worth. */
static const volatile uintptr_t low = 16;

static void handler(int signal)
{
	say("handled");
	_exit(1);
}

static void fault(void)
{
	*(volatile int *)low = 1;
}

static void blocked(void)
{
	sigset_t set;

	handle(SIGSEGV, handler, 0);
	sigemptyset(&set);
	sigaddset(&set, SIGSEGV);
	sigprocmask(SIG_BLOCK, &set, NULL);
	fault();
}

static void ignored(void)
{
	signal(SIGSEGV, SIG_IGN);
	fault();
}

static void again(int signal)
{
	say("handled once");
	fault();
}

static void nested(void)
{
	handle(SIGSEGV, again, 0);
	fault();
}

static void sent_while_blocked(void)
{
	sigset_t set;

	handle(SIGSEGV, handler, 0);
	sigemptyset(&set);
	sigaddset(&set, SIGSEGV);
	sigprocmask(SIG_BLOCK, &set, NULL);
	raise(SIGSEGV);
	say("a sent one waits");
	sigpending(&set);
	say("pending: %d", sigismember(&set, SIGSEGV));
	raw(SYS_getppid);
	signal(SIGSEGV, SIG_IGN);
	sigemptyset(&set);
	sigprocmask(SIG_SETMASK, &set, NULL);
	say("and is ignored in the end");
}

int main(void)
{
	show_status("blocked", in_child(blocked));
	show_status("ignored", in_child(ignored));
	show_status("in its own handler", in_child(nested));
	show_status("sent while blocked", in_child(sent_while_blocked));
	return verdict();
}

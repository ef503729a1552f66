/*
 * A program's own SIGSYS handler runs for a SIGSYS that was sent, with the sender's siginfo.
 *
 * Covers: WB-026, WB-047
 * Builds: default m32 m32-static
 */
#include "guest.h"

static volatile int count, code, value;
static volatile bool from_self;

static void on_sigsys(int signal, siginfo_t *info, void *context)
{
	count++;
	code = info->si_code;
	value = info->si_value.sival_int;
	from_self = info->si_pid == getpid() && info->si_uid == getuid();
}

int main(void)
{
	struct sigaction read_back;
	union sigval payload = { .sival_int = 4711 };

	handle_info(SIGSYS, on_sigsys, SA_RESTART);
	sigaction(SIGSYS, NULL, &read_back);
	fact(read_back.sa_sigaction == on_sigsys, "the handler reads back");
	for (int i = 0; i < 50; i++)
		raw(SYS_getppid);
	say("handled after plain calls: %d", count);
	show(kill(getpid(), SIGSYS));
	say("kill: handled %d, si_code %d, from self: %d", count, code, from_self);
	show(sigqueue(getpid(), SIGSYS, payload));
	say("sigqueue: handled %d, si_code %d, value %d", count, code, value);
	show(raise(SIGSYS));
	say("raise: handled %d, si_code %d", count, code);
	siginfo_t forged = { .si_signo = SIGSYS, .si_code = -60, .si_value.sival_int = 99 };
	show_raw(raw(SYS_rt_sigqueueinfo, getpid(), SIGSYS, &forged));
	say("rt_sigqueueinfo: handled %d, si_code %d, value %d", count, code, value);
	return verdict();
}

/*
 * Time and accounts of programs of 32 bits: clocks and sleeps in structures of two widths, timers, select of old and new, poll, futexes with
 * both kinds of time, rusage of children, limits, sysinfo, and the calls of old that i386 alone has.
 *
 * Covers: WB-018, WB-134, WB-151
 * Builds: m32 m32-static
 */
#include "ia32.h"
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/sysinfo.h>
#include <sys/times.h>

struct narrow { int32_t seconds, part; };
struct wide { int64_t seconds, part; };

static int64_t ns(struct wide t) { return t.seconds * 1000000000 + t.part; }
static int64_t ns32(struct narrow t) { return t.seconds * 1000000000ll + t.part; }

static void clocks(void)
{
	static const int all[] = { CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID };
	struct narrow a, c;
	struct wide b;
	bool good = true;

	for (int i = 0; i < 5; i++) {
		good &= raw(SYS_clock_gettime, all[i], &a) == 0 && raw(SYS_clock_gettime64, all[i], &b) == 0 && raw(SYS_clock_gettime, all[i], &c) == 0;
		good &= ns32(a) <= ns(b) && ns(b) <= ns32(c);
	}
	fact(good, "clock_gettime and clock_gettime64 agree");
	show_raw(raw(SYS_clock_getres, CLOCK_MONOTONIC, &a));
	show_raw(raw(SYS_clock_getres_time64, CLOCK_MONOTONIC, &b));
	fact(ns32(a) == ns(b), "resolutions too");
	show_raw(raw(SYS_clock_gettime, 999, &a));
	show_raw(raw(SYS_clock_gettime64, CLOCK_REALTIME, 8));
	struct narrow day;
	int32_t word;
	raw(SYS_clock_gettime, CLOCK_REALTIME, &a);
	show_raw(raw(SYS_gettimeofday, &day, 0));
	raw(SYS_clock_gettime, CLOCK_REALTIME, &c);
	fact(ns32(a) / 1000 <= day.seconds * 1000000ll + day.part && day.seconds * 1000000ll + day.part <= ns32(c) / 1000, "gettimeofday");
	long seconds = raw(SYS_time, &word);
	fact(seconds == word && seconds >= a.seconds - 1 && seconds <= c.seconds + 1, "time");
	show_raw(raw(SYS_time, 8));
	if (geteuid() != 0) {
		show_raw(raw(SYS_stime, &word));
		show_raw(raw(SYS_clock_settime64, CLOCK_REALTIME, &b));
	}
}

static void sleeps(void)
{
	struct narrow brief = { 0, 5000000 }, bad = { 0, 1000000000 }, before, after;
	struct wide wide = { 0, 5000000 }, now;

	raw(SYS_clock_gettime, CLOCK_MONOTONIC, &before);
	show_raw(raw(SYS_nanosleep, &brief, 0));
	show_raw(raw(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &brief, 0));
	show_raw(raw(SYS_clock_nanosleep_time64, CLOCK_MONOTONIC, 0, &wide, 0));
	raw(SYS_clock_gettime64, CLOCK_MONOTONIC, &now);
	now.part += 5000000;
	if (now.part >= 1000000000) {
		now.part -= 1000000000;
		now.seconds++;
	}
	show_raw(raw(SYS_clock_nanosleep_time64, CLOCK_MONOTONIC, TIMER_ABSTIME, &now, 0));
	raw(SYS_clock_gettime, CLOCK_MONOTONIC, &after);
	fact(ns32(after) - ns32(before) >= 20000000, "each took its time");
	show_raw(raw(SYS_nanosleep, &bad, 0));
	show_raw(raw(SYS_nanosleep, 8, 0));
	/* The upper half of the nanoseconds is not looked at. */
	wide = (struct wide){ 0, 1000 | 5ll << 32 };
	show_raw(raw(SYS_clock_nanosleep_time64, CLOCK_MONOTONIC, 0, &wide, 0));
}

static void waits(void)
{
	int ends[2], futex = 3;
	struct narrow brief = { 0, 3000 }, brief_ns = { 0, 3000000 };
	struct wide wide_ns = { 0, 3000000 };
	fd_set reads;

	need(pipe(ends) == 0, "a pipe");
	FD_ZERO(&reads);
	FD_SET(ends[0], &reads);
	/* Number 82 has its five arguments in memory. */
	struct { long count; fd_set *reads, *writes, *others; struct narrow *timeout; } old = { ends[1] + 1, &reads, NULL, NULL, &brief };
	show_raw(raw(SYS_select, &old));
	say("left: %d.%06d", brief.seconds, brief.part);
	FD_SET(ends[0], &reads);
	brief.part = 3000;
	show_raw(raw(SYS__newselect, ends[1] + 1, &reads, 0, 0, &brief));
	write(ends[1], "x", 1);
	FD_SET(ends[0], &reads);
	brief = (struct narrow){ 30, 0 };
	show_raw(raw(SYS__newselect, ends[1] + 1, &reads, 0, 0, &brief));
	fact(brief.seconds >= 0 && brief.seconds <= 30 && FD_ISSET(ends[0], &reads), "what is left of its time");
	struct { uint64_t *mask; unsigned long size; } mask = { (uint64_t[]){ 0 }, 8 };
	show_raw(raw(SYS_pselect6, ends[1] + 1, &reads, 0, 0, &brief_ns, &mask));
	show_raw(raw(SYS_pselect6_time64, ends[1] + 1, &reads, 0, 0, &wide_ns, &mask));
	mask.size = 4;
	show_raw(raw(SYS_pselect6, ends[1] + 1, &reads, 0, 0, &brief_ns, &mask));
	struct pollfd polled = { .fd = ends[0], .events = POLLIN };
	show_raw(raw(SYS_poll, &polled, 1, 1000));
	show_raw(raw(SYS_ppoll, &polled, 1, &brief_ns, mask.mask, 8));
	show_raw(raw(SYS_ppoll_time64, &polled, 1, &wide_ns, mask.mask, 8));
	show_raw(raw(SYS_ppoll, &polled, 1, &brief_ns, mask.mask, 4));
	int epoll = epoll_create1(0);
	struct epoll_event event = { .events = EPOLLIN, .data.u64 = 0x1122334455667788 };
	show_raw(raw(SYS_epoll_ctl, epoll, EPOLL_CTL_ADD, ends[0], &event));
	memset(&event, 0, sizeof event);
	show_raw(raw(SYS_epoll_wait, epoll, &event, 1, 1000));
	say("an event of %zu bytes has %#llx", sizeof event, (long long)event.data.u64);
	show_raw(raw(SYS_epoll_pwait, epoll, &event, 1, 0, mask.mask, 8));
	show_raw(raw(SYS_futex, &futex, 0, 3, &brief_ns, 0, 0));
	show_raw(raw(SYS_futex_time64, &futex, 0, 3, &wide_ns, 0, 0));
	show_raw(raw(SYS_futex_time64, &futex, 0, 4, &wide_ns, 0, 0));
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	siginfo_t info;
	show_raw(raw(SYS_rt_sigtimedwait, &set, &info, &brief_ns, 8));
	show_raw(raw(SYS_rt_sigtimedwait_time64, &set, &info, &wide_ns, 8));
}

static volatile int rings;

static void ring(int signal)
{
	rings++;
}

static void timers(void)
{
	struct { struct narrow interval, value; } interval = { { 0, 0 }, { 10000, 0 } }, left;
	struct { struct wide interval, value; } wide = { { 0, 0 }, { 20000, 0 } }, seen = { 0 };
	struct { struct narrow interval, value; } narrow = { { 0, 0 }, { 5000, 0 } };
	struct { int value, signal, how, id[13]; } event = { 5, SIGUSR2, 0 };
	int timer = -1;

	handle(SIGALRM, ring, 0);
	show_raw(raw(SYS_setitimer, 0, &interval, 0));
	show_raw(raw(SYS_getitimer, 0, &left));
	fact(left.value.seconds >= 9000 && left.value.seconds <= 10000, "getitimer");
	say("alarm: the rest %s", raw(SYS_alarm, 0) >= 9000 ? "as set" : "wrong");
	show_raw(raw(SYS_timer_create, CLOCK_MONOTONIC, &event, &timer));
	show_raw(raw(SYS_timer_settime64, timer, 0, &wide, 0));
	show_raw(raw(SYS_timer_settime, timer, 0, &narrow, 0));
	show_raw(raw(SYS_timer_gettime64, timer, &seen));
	fact(seen.value.seconds >= 4000 && seen.value.seconds <= 5000, "timer_gettime64");
	show_raw(raw(SYS_timer_getoverrun, timer));
	show_raw(raw(SYS_timer_delete, timer));
	long fd = raw(SYS_timerfd_create, CLOCK_MONOTONIC, 0);
	show_raw(raw(SYS_timerfd_settime, fd, 0, &narrow, 0));
	show_raw(raw(SYS_timerfd_gettime64, fd, &seen));
	fact(seen.value.seconds >= 4000 && seen.value.seconds <= 5000, "timerfd_gettime64");
	show_raw(raw(SYS_alarm, 1));
	while (!rings)
		sleep_ms(10);
	say("rang %d", rings);
}

static void accounts(void)
{
	struct rusage usage;
	int status;

	pid_t child = fork();
	if (child == 0) {
		struct rusage own;
		do
			getrusage(RUSAGE_SELF, &own);
		while (own.ru_utime.tv_sec * 1000000 + own.ru_utime.tv_usec + own.ru_stime.tv_sec * 1000000 + own.ru_stime.tv_usec < 50000);
		_exit(7);
	}
	memset(&usage, 0x55, sizeof usage);
	show_raw(raw(SYS_wait4, child, &status, 0, &usage) == child);
	show_status("it", status);
	fact(usage.ru_utime.tv_sec * 1000000 + usage.ru_utime.tv_usec + usage.ru_stime.tv_sec * 1000000 + usage.ru_stime.tv_usec >= 50000, "wait4's rusage has the time");
	fact(usage.ru_maxrss > 100 && usage.ru_maxrss < 1000000 && sizeof usage == 72, "and the memory");
	struct rusage children;
	show_raw(raw(SYS_getrusage, RUSAGE_CHILDREN, &children));
	fact(children.ru_maxrss == usage.ru_maxrss, "getrusage tells the same of children");
	siginfo_t info;
	child = fork();
	if (child == 0)
		_exit(8);
	show_raw(raw(SYS_waitid, P_PID, child, &info, WEXITED, &usage));
	say("waitid: status %d", info.si_status);
	struct { int32_t user, system, children_user, children_system; } times;
	fact(raw(SYS_times, &times) != -EFAULT && times.children_user + times.children_system >= 1, "times");

	struct { uint32_t current, maximum; } old, fresh;
	struct rlimit64 sixty_four;
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 12345, 23456 });
	show_raw(raw(SYS_ugetrlimit, RLIMIT_CORE, &fresh));
	show_raw(raw(76, RLIMIT_CORE, &old)); /* getrlimit of old */
	show_raw(raw(SYS_prlimit64, 0, RLIMIT_CORE, 0, &sixty_four));
	say("limits %u %u, %u %u, %llu %llu", fresh.current, fresh.maximum, old.current, old.maximum, (long long)sixty_four.rlim_cur, (long long)sixty_four.rlim_max);
	/* More than fits is no limit. */
	raw(SYS_ugetrlimit, RLIMIT_FSIZE, &fresh);
	raw(76, RLIMIT_FSIZE, &old);
	say("no limit: %#x, of old %#x", fresh.current, old.current);
	pid_t inner = fork();
	if (inner == 0) {
		sixty_four = (struct rlimit64){ 6ll << 30, 7ll << 30 };
		show_raw(raw(SYS_prlimit64, 0, RLIMIT_AS, &sixty_four, 0));
		show_raw(raw(SYS_ugetrlimit, RLIMIT_AS, &fresh));
		say("6 and 7 GB: %#x %#x", fresh.current, fresh.maximum);
		_exit(0);
	}
	await(inner);
	struct { int32_t uptime; uint32_t loads[3], total, free, shared, buffers, swap, swap_free; uint16_t processes, pad; uint32_t high, high_free, unit; char fill[8]; } info32;
	show_raw(raw(SYS_sysinfo, &info32));
	char text[4096], *at;
	slurp("/proc/meminfo", text, sizeof text);
	at = strstr(text, "MemTotal:");
	fact(at && (unsigned long long)info32.total * info32.unit / 1024 / 64 == strtoull(at + 9, NULL, 10) / 64, "sysinfo has the memory of /proc/meminfo");
	fact(info32.uptime > 0 && info32.processes > 0 && info32.unit >= 1, "uptime, processes, and a unit");
	show_raw(raw(SYS_nice, 0));
	show_raw(raw(SYS_getpriority, PRIO_PROCESS, 0));
	struct narrow slice;
	show_raw(raw(SYS_sched_rr_get_interval, 0, &slice));
	struct { char names[5][9]; } olduname;
	show_raw(raw(59, &olduname)); /* oldolduname */
	say("oldolduname: %s", olduname.names[0]);
}

/* Numbers that i386 alone has, ids of 16 bits among them. */
static void of_old(void)
{
	uint16_t groups[64], r, e, s;

	fact(raw(24) == (getuid() > 65535 ? 65534 : (long)getuid()), "getuid of 16 bits");
	fact(raw(49) == (long)geteuid() && raw(47) == (long)getgid() && raw(50) == (long)getegid(), "and the others");
	show_raw(raw(165, &r, &e, &s));
	fact(r == getuid() && e == geteuid(), "getresuid of 16 bits");
	long count = raw(80, 64, groups);
	fact(count == getgroups(0, NULL), "getgroups of 16 bits");
	if (getuid() == 0) {
		pid_t child = fork();
		if (child == 0) {
			show_raw(raw(81, 2, ((uint16_t[]){ 5, 6 })));
			show_raw(raw(46, 1234)); /* setgid */
			show_raw(raw(23, 4321)); /* setuid */
			say("now %d and %d", getuid(), getgid());
			_exit(0);
		}
		await(child);
	}
	int fd = raw(8, "created", 0600); /* creat */
	fact(fd >= 0, "creat");
	show_raw(raw(182, "created", -1, -1)); /* chown */
	show_raw(raw(30, "created", ((int32_t[]){ 1000, 2000 }))); /* utime */
	struct stat st;
	stat("created", &st);
	say("times %ld %ld", (long)st.st_atime, (long)st.st_mtime);
	show_raw(raw(271, "created", ((struct narrow[]){ { 3000, 5 }, { 4000, 6 } }))); /* utimes */
	show_raw(raw(SYS_utimensat_time64, AT_FDCWD, "created", ((struct wide[]){ { 5ll << 32, 1 }, { 6000, 2 } }), 0));
	struct statx extended;
	show_raw(raw(SYS_statx, AT_FDCWD, "created", 0, STATX_ATIME | STATX_MTIME, &extended));
	say("mtime %lld", extended.stx_mtime.tv_sec);
	show_raw(raw(17)); /* break */
	show_raw(raw(31)); /* stty */
	show_raw(raw(44)); /* prof */
	show_raw(raw(98)); /* profil */
	show_raw(raw(110, 0)); /* iopl */
	show_raw(raw(101, 0, 10, 0)); /* ioperm */
	show_raw(raw(113, 0)); /* vm86old */
	show_raw(raw(166, 0, 0)); /* vm86 */
	show_raw(raw(109, 8)); /* olduname */
	show_raw(raw(84, 0, 0)); /* oldlstat */
	show_raw(raw(222));
	show_raw(raw(223));
}

int main(void)
{
	clocks();
	sleeps();
	waits();
	timers();
	accounts();
	of_old();
	return verdict();
}

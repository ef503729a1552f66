/*
 * Capabilities are asked for, dropped, kept over a change of user or not, and shown in /proc as they are.
 *
 * Covers: WB-084
 * Builds: default m32
 */
#include "guest.h"
#include <linux/capability.h>

static void look(const char *when)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2] = { 0 };
	char text[16384], *at;

	long result = raw(SYS_capget, &header, data);
	slurp("/proc/self/status", text, sizeof text);
	at = strstr(text, "CapEff:");
	unsigned long shown = at ? strtoul(at + 8, NULL, 16) : 0, asked = data[0].effective | (unsigned long)data[1].effective << 32;
	say("%s: capget %ld, effective %s, in /proc %s", when, result, asked == 0 ? "none" : asked == 1ul << CAP_NET_RAW ? "one" : "more", shown == asked ? "the same" : "others");
}

static void drop(void)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2] = { { 1u << CAP_NET_RAW, 1u << CAP_NET_RAW, 0 } };

	look("at first");
	show_raw(raw(SYS_capset, &header, data));
	look("all but one dropped");
	show(prctl(PR_CAPBSET_READ, CAP_NET_RAW, 0, 0, 0));
	show(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, CAP_NET_RAW, 0, 0));
	show(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_NET_RAW, 0, 0));
	show(chroot("/nonexistent"));
}

static void change_user(void)
{
	show_raw(raw(SYS_setresuid, 1234, 1234, 1234));
	look("another user");
}

static void keep(void)
{
	show(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0));
	show_raw(raw(SYS_setresuid, 1234, 1234, 1234));
	look("another user, kept");
	show(prctl(PR_GET_KEEPCAPS, 0, 0, 0, 0));
}

int main(void)
{
	show_status("drop", in_child(drop));
	show_status("change of user", in_child(change_user));
	show_status("kept", in_child(keep));
	struct __user_cap_header_struct header = { 0x123, 0 };
	show_raw(raw(SYS_capget, &header, 0));
	say("version wanted %x", header.version);
	return verdict();
}

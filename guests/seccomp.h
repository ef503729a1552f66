/* What guests with filters of their own share. */
#ifndef SECCOMP_H
#define SECCOMP_H
#include "guest.h"
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#define LOAD_NR BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr))
#define GIVE(action) BPF_STMT(BPF_RET | BPF_K, action)
/* The next instruction is for this number only. */
#define ON(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1)

static inline long install(struct sock_filter *filter, int length, unsigned flags)
{
	struct sock_fprog program = { length, filter };

	return raw(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}
#define FILTER(filter, flags) install(filter, sizeof filter / sizeof *filter, flags)
#endif

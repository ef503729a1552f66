/*
 * A program that single-steps itself (the trap flag) gets one SIGTRAP an instruction, but none for the one behind a system call.
 *
 * Covers: WB-003, WB-020, WB-052
 */
#include "stepping.h"

long over_syscall(long nr);
extern const char over_syscall_end[];
STEP_OVER(over_syscall, "syscall");

int main(void)
{
	handle_info(SIGTRAP, on_trap, 0);
	with("syscall", over_syscall, over_syscall_end, SYS_getpid);
	return verdict();
}

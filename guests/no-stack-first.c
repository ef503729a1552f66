/*
 * A call whose site is met for the first time with no usable stack.
 *
 * Covers: WB-008
 */
#include "guest.h"

int main(void)
{
	long result = SYS_getpid;

	__asm__ volatile("mov %%rsp, %%rbx\n"
			 "mov $0x1000, %%esp\n"
			 "syscall\n"
			 "mov %%rbx, %%rsp\n"
			 : "+a"(result)
			 :
			 : "rbx", "rcx", "r11", "memory");
	fact(result == getpid(), "getpid without a stack");
	return verdict();
}

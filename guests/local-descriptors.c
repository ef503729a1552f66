/*
 * modify_ldt gives what it gives natively, and a data segment of the program's own works over calls.
 *
 * Covers: WB-143
 */
#include "guest.h"
#include <asm/ldt.h>

static void use(void)
{
	int result;

	__asm__ volatile("mov %%ds, %%r12d; mov %1, %%ds\n"
			 "mov $39, %%eax; syscall\n"
			 "mov %%r12d, %%ds" : "=a"(result) : "r"(7) : "rcx", "r11", "r12", "memory");
	fact(result == getpid(), "a call with the program's own data segment");
}

int main(void)
{
	char table[64];

	show_raw(raw(SYS_modify_ldt, 0, table, sizeof table));
	void *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	need(low != MAP_FAILED, "low memory");
	struct user_desc segment = { .entry_number = 0, .base_addr = (unsigned long)low, .limit = 4095, .seg_32bit = 1, .useable = 1 };
	int result = raw(SYS_modify_ldt, 1, &segment, sizeof segment);
	show_result("modify_ldt", result < 0 ? -1 : result, -result);
	show_raw((int)raw(SYS_modify_ldt, 99, 0, 0));
	if (result == 0)
		show_status("it", in_child(use)); /* a kernel that is a guest itself may refuse the selector */
	return verdict();
}

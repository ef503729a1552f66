/*
 * A program that single-steps itself gets no SIGTRAP for the instruction behind int $0x80 either.
 *
 * Covers: WB-017, WB-020
 */
#include "stepping.h"

long over_int80(long nr);
extern const char over_int80_end[];
STEP_OVER(over_int80, "int $0x80");

int main(void)
{
	handle_info(SIGTRAP, on_trap, 0);
	with("int $0x80", over_int80, over_int80_end, 20);
	return verdict();
}

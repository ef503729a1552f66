/*
 * The calls that only the kernel's own uprobe pages may make do elsewhere what they do natively: nothing good.
 *
 * Covers: WB-142
 */
#include "guest.h"

static void return_probe(void)
{
	show_raw(raw(335)); /* uretprobe */
}

static void probe(void)
{
	show_raw(raw(336)); /* uprobe */
}

int main(void)
{
	show_status("uretprobe", in_child(return_probe));
	show_status("uprobe", in_child(probe));
	return verdict();
}

/*
 * io_uring is there or is not, as natively; a ring that can be had takes a request and completes it.
 *
 * Covers: WB-133
 * Builds: default m32
 */
#include "guest.h"
#include <linux/io_uring.h>

int main(void)
{
	struct io_uring_params params = { 0 };
	long ring = raw(SYS_io_uring_setup, 4, &params);

	show_result("io_uring_setup", ring < 0 ? -1 : 0, -ring);
	show_raw(raw(SYS_io_uring_setup, 0, &params));
	show_raw(raw(SYS_io_uring_enter, 0, 0, 0, 0, 0, 0));
	if (ring < 0)
		return verdict();
	size_t size = params.sq_off.array + params.sq_entries * 4, cq_size = params.cq_off.cqes + params.cq_entries * sizeof(struct io_uring_cqe);
	char *queue = mmap(NULL, size > cq_size ? size : cq_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring, IORING_OFF_SQ_RING);
	struct io_uring_sqe *entries = mmap(NULL, params.sq_entries * sizeof *entries, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring, IORING_OFF_SQES);
	need(queue != MAP_FAILED && entries != MAP_FAILED && (params.features & IORING_FEAT_SINGLE_MMAP), "the queues");
	static const char text[] = "written by a request\n";
	entries[0] = (struct io_uring_sqe){ .opcode = IORING_OP_WRITE, .fd = 1, .addr = (unsigned long)text, .len = sizeof text - 1, .off = -1, .user_data = 77 };
	unsigned *tail = (unsigned *)(queue + params.sq_off.tail);
	((unsigned *)(queue + params.sq_off.array))[0] = 0;
	__atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
	show_raw(raw(SYS_io_uring_enter, ring, 1, 1, IORING_ENTER_GETEVENTS, 0, 0));
	unsigned *head = (unsigned *)(queue + params.cq_off.head);
	struct io_uring_cqe *done = (struct io_uring_cqe *)(queue + params.cq_off.cqes) + (*head & *(unsigned *)(queue + params.cq_off.ring_mask));
	say("completed %ld with %d", (long)done->user_data, done->res);
	return verdict();
}

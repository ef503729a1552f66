/*
 * A thread may unmap the stack it stands on and then exit, as musl's detached threads do.
 *
 * Covers: WB-008
 * Builds: default m32
 */
#include "guest.h"

#define SIZE 65536

static int tid_word;

/* munmap(base, SIZE), then exit(0), without a stack in between. */
__attribute__((naked, noinline)) static void leave(void *base)
{
#ifdef __x86_64__
	__asm__("mov $65536, %esi\n"
		"mov $11, %eax\n"
		"syscall\n"
		"xor %edi, %edi\n"
		"mov $60, %eax\n"
		"syscall\n"
		"hlt");
#else
	__asm__("mov 4(%esp), %ebx\n"
		"mov $65536, %ecx\n"
		"mov $91, %eax\n"
		"int $0x80\n"
		"xor %ebx, %ebx\n"
		"mov $1, %eax\n"
		"int $0x80\n"
		"hlt");
#endif
}

static int body(void *base)
{
	leave(base);
	return 0;
}

int main(void)
{
	int flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
		    CLONE_CHILD_CLEARTID | CLONE_PARENT_SETTID;
	int gone = 0;

	for (int i = 0; i < 500; i++) {
		char *base = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		need(base != MAP_FAILED, "a stack");
		tid_word = 1;
		need(clone(body, base + SIZE, flags, base, &tid_word, NULL, &tid_word) > 0, "a thread");
		for (int value; (value = __atomic_load_n(&tid_word, __ATOMIC_ACQUIRE)) != 0;)
			syscall(SYS_futex, &tid_word, 0, value, NULL, NULL, 0);
		unsigned char resident;
		gone += mincore(base, 4096, &resident) == -1 && errno == ENOMEM;
	}
	say("threads that left without a stack: %d", gone);
	return gone != 500;
}

/*
 * Threads of 32 bits: many made and joined, one cancelled while it waits in a call, robust and priority-inheriting mutexes, a barrier of
 * futexes, thread-local variables, and tasks by clone with CLONE_SETTLS and by clone3.
 *
 * Covers: WB-018, WB-056, WB-057, WB-062
 * Builds: m32 m32-static
 */
#include "ia32.h"
#include <asm/ldt.h>
#include <sys/select.h>
#include <linux/sched.h>

static __thread long own = 1;
static __thread char more[5000];
static atomic_int running;

static void *work(void *argument)
{
	long number = (long)argument;

	own += number;
	more[number % 5000] = 1;
	for (int i = 0; i < 20; i++)
		raw(SYS_sched_yield);
	running++;
	return (void *)(own == 1 + number && (long)raw(SYS_gettid) > 0 ? number : -1);
}

static void many(void)
{
	pthread_t threads[100];
	long good = 0;

	for (int round = 0; round < 10; round++) {
		for (long i = 0; i < 100; i++)
			need(pthread_create(&threads[i], NULL, work, (void *)i) == 0, "a thread");
		for (long i = 0; i < 100; i++) {
			void *result;
			pthread_join(threads[i], &result);
			good += result == (void *)i;
		}
	}
	say("a thousand threads: %ld right, %d ran, the first has %ld", good, running, own);
}

static atomic_int cleaned;
static int ends[2];

static void clean(void *argument)
{
	cleaned += (int)(long)argument;
}

static void *wait_to_read(void *argument)
{
	char byte;

	pthread_cleanup_push(clean, (void *)1);
	read(ends[0], &byte, 1);
	pthread_cleanup_pop(0);
	return NULL;
}

static void *wait_in_many(void *argument)
{
	struct timespec hour = { 3600, 0 };
	pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
	pthread_cond_t condition = PTHREAD_COND_INITIALIZER;

	pthread_cleanup_push(clean, (void *)10);
	switch ((long)argument) {
	case 0: nanosleep(&hour, NULL); break;
	case 1: pause(); break;
	case 2: poll(NULL, 0, -1); break;
	case 3: select(0, NULL, NULL, NULL, NULL); break;
	case 4: pthread_mutex_lock(&mutex), pthread_cond_wait(&condition, &mutex); break;
	}
	pthread_cleanup_pop(0);
	return NULL;
}

static void cancel(void)
{
	pthread_t thread;
	void *result;
	int cancelled = 0;

	need(pipe(ends) == 0, "a pipe");
	for (int i = 0; i < 50; i++) {
		need(pthread_create(&thread, NULL, wait_to_read, NULL) == 0, "a thread");
		if (i % 2)
			sleep_ms(2);
		pthread_cancel(thread);
		pthread_join(thread, &result);
		cancelled += result == PTHREAD_CANCELED;
	}
	say("cancelled while reading: %d, cleaned up at least %d", cancelled, cleaned >= 25 ? 25 : cleaned);
	cleaned = 0;
	cancelled = 0;
	for (long i = 0; i < 5; i++) {
		need(pthread_create(&thread, NULL, wait_in_many, (void *)i) == 0, "a thread");
		sleep_ms(10);
		pthread_cancel(thread);
		pthread_join(thread, &result);
		cancelled += result == PTHREAD_CANCELED;
	}
	say("while in other calls: %d", cancelled);
}

static pthread_mutex_t *mutex;

static void *die_with_it(void *argument)
{
	pthread_mutex_lock(mutex);
	return NULL;
}

static void mutexes(void)
{
	pthread_mutexattr_t attributes;
	pthread_t thread;

	mutex = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
	pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(mutex, &attributes);
	pthread_create(&thread, NULL, die_with_it, NULL);
	pthread_join(thread, NULL);
	show(pthread_mutex_lock(mutex) == EOWNERDEAD);
	pthread_mutex_consistent(mutex);
	pthread_mutex_unlock(mutex);
	pid_t child = fork();
	if (child == 0) {
		pthread_mutex_lock(mutex);
		kill(getpid(), SIGKILL);
	}
	await(child);
	show(pthread_mutex_lock(mutex) == EOWNERDEAD);
	pthread_mutex_unlock(mutex);
	show(pthread_mutex_lock(mutex) == ENOTRECOVERABLE);
	struct { void *next; long offset; void *pending; } head = { &head };
	void *list = NULL;
	size_t size = 0;
	show_raw(raw(SYS_get_robust_list, 0, &list, &size));
	say("the list's head has %zu bytes", size);
	show_raw(raw(SYS_set_robust_list, &head, 24));
	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT);
	pthread_mutex_init(mutex, &attributes);
	show(pthread_mutex_lock(mutex));
	show(pthread_mutex_trylock(mutex) == EBUSY);
	show(pthread_mutex_unlock(mutex));
}

/* By hand: a thread whose gs is an area of its own. */
static unsigned long block[16] = { 0x11111111 };
static volatile unsigned long seen;
static volatile int tid_word;
static char stack[65536] __attribute__((aligned(16)));

static long clone_with_area(unsigned long flags, void *top, volatile int *word, struct user_desc *area)
{
	long result;

	/* The child reads gs:0, makes some calls, reads it again, and exits without a stack. */
	__asm__ volatile("int $0x80\n"
			 "test %%eax, %%eax\n"
			 "jnz 1f\n"
			 "mov $1000, %%esi\n"
			 "2: mov $158, %%eax\n"
			 "int $0x80\n"
			 "dec %%esi\n"
			 "jnz 2b\n"
			 "mov %%gs:0, %%ecx\n"
			 "mov %%ecx, %%gs:4\n"
			 "mov $1, %%eax\n"
			 "xor %%ebx, %%ebx\n"
			 "int $0x80\n"
			 "hlt\n"
			 "1:"
			 : "=a"(result)
			 : "a"(SYS_clone), "b"(flags), "c"(top), "d"(word), "S"(area), "D"(word)
			 : "memory");
	return result;
}

static void by_hand(void)
{
	const unsigned long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS
				    | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
	unsigned short gs;
	int good = 0;

	__asm__("mov %%gs, %0" : "=r"(gs));
	for (int i = 0; i < 100; i++) {
		struct user_desc area = { .entry_number = gs >> 3, .base_addr = (unsigned long)block, .limit = 0xfffff, .seg_32bit = 1, .limit_in_pages = 1, .useable = 1 };
		block[1] = 0;
		tid_word = 1;
		long tid = clone_with_area(flags, stack + sizeof stack - 64, &tid_word, &area);
		need(tid > 0, "a task");
		for (int value; (value = tid_word) != 0;)
			raw(SYS_futex, &tid_word, 0, value, 0, 0, 0);
		good += block[1] == 0x11111111;
	}
	say("by clone with CLONE_SETTLS: %d right", good);
	struct user_desc bad = { .entry_number = 1, .base_addr = (unsigned long)block, .limit = 0xfffff, .seg_32bit = 1, .limit_in_pages = 1, .useable = 1 };
	show_raw(clone_with_area(flags, stack + sizeof stack - 64, &tid_word, &bad));
	show_raw(clone_with_area(flags, stack + sizeof stack - 64, &tid_word, (void *)8));
	struct clone_args arguments = { .exit_signal = SIGCHLD };
	long child = raw(SYS_clone3, &arguments, sizeof arguments);
	if (child == 0)
		_exit(9);
	show_status("by clone3", await(child));
	/* set_tid_address and its word. */
	say("set_tid_address gives the thread's id: %d", raw(SYS_set_tid_address, &tid_word) == raw(SYS_gettid));
}

/* Two threads take turns by futexes a thousand times. */
static atomic_int turn;

static void *take_turns(void *argument)
{
	int mine = (int)(long)argument;

	for (int i = 0; i < 1000; i++) {
		for (int now; (now = turn) % 2 != mine;)
			raw(SYS_futex, &turn, 0, now, 0, 0, 0);
		turn++;
		raw(SYS_futex, &turn, 1, 2, 0, 0, 0);
	}
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	many();
	cancel();
	mutexes();
	by_hand();
	for (long i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, take_turns, (void *)i);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	say("turns taken: %d", turn);
	return verdict();
}

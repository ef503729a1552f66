/*
 * C++: exceptions through callbacks of the library, out of a signal handler, and cancellation that unwinds destructors.
 *
 * Covers: WB-054, WB-148
 * Flags: -fnon-call-exceptions
 */
#include <cstdio>
#include <cstdlib>
#include <csignal>
#include <stdexcept>
#include <thread>
#include <vector>
#include <pthread.h>
#include <unistd.h>

static int destroyed;

struct Counted {
	~Counted() { destroyed++; }
};

static int compare(const void *, const void *)
{
	Counted here;
	getppid();
	throw std::runtime_error("from qsort's callback");
}

static void on_segv(int)
{
	throw std::runtime_error("from a handler");
}

static void *block(void *end)
{
	Counted outer;
	char byte;
	auto inner = [&] {
		Counted here;
		read(*(int *)end, &byte, 1);
	};
	inner();
	return nullptr;
}

int main()
{
	int values[] = { 2, 1 }, ends[2];

	setvbuf(stdout, nullptr, _IONBF, 0);
	try {
		qsort(values, 2, sizeof *values, compare);
	} catch (const std::exception &error) {
		printf("caught: %s, destroyed %d\n", error.what(), destroyed);
	}
	struct sigaction action = {};
	action.sa_handler = on_segv;
	action.sa_flags = SA_NODEFER;
	sigaction(SIGSEGV, &action, nullptr);
	for (int i = 0; i < 5; i++) {
		try {
			Counted here;
			*(volatile int *)16 = 1;
			puts("no fault");
		} catch (const std::exception &error) {
			printf("caught: %s, destroyed %d\n", error.what(), destroyed);
		}
	}
	if (pipe(ends) != 0)
		return 99;
	for (int i = 0; i < 5; i++) {
		pthread_t thread;
		void *result;
		destroyed = 0;
		pthread_create(&thread, nullptr, block, ends);
		usleep(20000);
		pthread_cancel(thread);
		pthread_join(thread, &result);
		printf("cancelled %d, destroyed %d\n", result == PTHREAD_CANCELED, destroyed);
	}
	std::vector<std::thread> threads;
	int caught[8] = {};
	for (int &mine : caught)
		threads.emplace_back([&mine] {
			for (int i = 0; i < 100; i++)
				try {
					getppid();
					throw i;
				} catch (int value) {
					mine += value == i;
				}
		});
	for (auto &thread : threads)
		thread.join();
	int total = 0;
	for (int mine : caught)
		total += mine;
	printf("caught in threads: %d\n", total);
}

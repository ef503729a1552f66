/*
 * SIGSEGV, SIGBUS and SIGSYS that are sent to a thread in a call: SA_RESTART decides whether the call goes on, and it does where the signal
 * is ignored or blocked.
 *
 * Covers: WB-031, WB-032
 * Builds: default static m32
 */
#include "guest.h"
#include <semaphore.h>

static int pipes[2];
static sem_t posted;
static _Atomic int caught;

static void on_signal(int signal)
{
	(void)signal;
	caught++;
}

struct attempt {
	const char *name;
	int (*call)(void);
	void (*end)(void);
};

static int read_pipe(void)
{
	char byte;

	return read(pipes[0], &byte, 1);
}

static void write_pipe(void)
{
	write(pipes[1], "x", 1);
}

static int wait_for_semaphore(void)
{
	return sem_wait(&posted);
}

static void post(void)
{
	sem_post(&posted);
}

static int poll_pipe(void)
{
	struct pollfd polled = { pipes[0], POLLIN, 0 };
	int result = poll(&polled, 1, 10000);

	return result > 0 ? read_pipe() : result;
}

static const struct attempt attempts[] = {
	{ "read", read_pipe, write_pipe },
	{ "sem_wait", wait_for_semaphore, post },
	{ "poll", poll_pipe, write_pipe },
};

static int outcome;

static void *wait_in_call(void *call)
{
	int result = ((const struct attempt *)call)->call();

	outcome = result < 0 ? -errno : result;
	return NULL;
}

static void try(const struct attempt *attempt, int signal, const char *how)
{
	pthread_t thread;

	caught = 0;
	pthread_create(&thread, NULL, wait_in_call, (void *)attempt);
	usleep(30000);
	pthread_kill(thread, signal);
	usleep(30000);
	attempt->end();
	pthread_join(thread, NULL);
	say("%s, SIG%s %s: %s, handled %d times", attempt->name, sigabbrev_np(signal), how,
	    outcome < 0 ? strerrorname_np(-outcome) : "goes on", caught);
	if (outcome < 0 && attempt->end == write_pipe)
		read_pipe();
	else if (outcome < 0)
		sem_wait(&posted);
}

/* Two signals at once, of which one is ignored and the other caught without SA_RESTART: that one ends the call. */
static void with_another(const struct attempt *attempt)
{
	struct sigaction action = { .sa_handler = on_signal };
	int status;

	pid_t pid = fork();
	if (pid == 0) {
		alarm(20);
		signal(SIGSEGV, SIG_IGN);
		sigaction(SIGUSR1, &action, NULL);
		caught = 0;
		wait_in_call((void *)attempt);
		_exit(outcome == -EINTR && caught == 1 ? 42 : 1);
	}
	usleep(100000);
	kill(pid, SIGSTOP);
	waitpid(pid, &status, WUNTRACED);
	kill(pid, SIGSEGV);
	kill(pid, SIGUSR1);
	kill(pid, SIGCONT);
	waitpid(pid, &status, 0);
	show_status(attempt->name, status);
}

int main(void)
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGSYS, SIGUSR1 };
	struct sigaction action = { .sa_handler = on_signal };
	sigset_t set;

	pipe(pipes);
	sem_init(&posted, 0, 0);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		for (size_t j = 0; j < sizeof attempts / sizeof *attempts; j++) {
			action.sa_handler = on_signal;
			action.sa_flags = SA_RESTART;
			sigaction(signals[i], &action, NULL);
			try(&attempts[j], signals[i], "with SA_RESTART");
			action.sa_flags = 0;
			sigaction(signals[i], &action, NULL);
			try(&attempts[j], signals[i], "without");
			sigemptyset(&set);
			sigaddset(&set, signals[i]);
			pthread_sigmask(SIG_BLOCK, &set, NULL);
			try(&attempts[j], signals[i], "blocked");
			pthread_sigmask(SIG_UNBLOCK, &set, NULL);
			action.sa_handler = SIG_IGN;
			sigaction(signals[i], &action, NULL);
			try(&attempts[j], signals[i], "ignored");
		}
	}
	for (size_t j = 0; j < sizeof attempts / sizeof *attempts; j++)
		with_another(&attempts[j]);
	return 0;
}

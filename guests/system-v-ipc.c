/*
 * System V and POSIX shared memory, semaphores and message queues work between processes.
 *
 * Covers: WB-110
 * Builds: default m32
 */
#include "guest.h"
#include <mqueue.h>
#include <semaphore.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

static void memory(void)
{
	int id = shmget(IPC_PRIVATE, 10000, IPC_CREAT | 0600);
	int *shared = shmat(id, NULL, 0);
	struct shmid_ds state;

	need(id >= 0 && shared != (void *)-1, "shared memory");
	pid_t pid = fork();
	if (pid == 0) {
		shared[2000] = 4711;
		_exit(0);
	}
	await(pid);
	say("written by a child: %d", shared[2000]);
	show(shmctl(id, IPC_STAT, &state));
	say("%ld bytes, %ld attached", (long)state.shm_segsz, (long)state.shm_nattch);
	show(shmdt(shared));
	show(shmdt(shared));
	show(shmctl(id, IPC_RMID, NULL));
	show(shmat(id, NULL, 0) == (void *)-1 ? -1 : 0);
	unsigned char *code;
	id = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0700);
	code = shmat(id, NULL, SHM_EXEC);
	shmctl(id, IPC_RMID, NULL);
	need(code != (void *)-1, "executable shared memory");
	memcpy(code, GETPID_CODE, 8);
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= ((long (*)(void))code)() == getpid();
	fact(good && !memcmp(code, GETPID_CODE, 8), "code in shared memory makes calls and stays as it is");
}

static void semaphores(void)
{
	int id = semget(IPC_PRIVATE, 2, IPC_CREAT | 0600);
	struct sembuf down = { 0, -1, SEM_UNDO }, up = { 0, 1, 0 }, try = { 1, -1, IPC_NOWAIT };

	show(semop(id, &try, 1));
	pid_t pid = fork();
	if (pid == 0) {
		sleep_ms(20);
		semop(id, &up, 1);
		_exit(0);
	}
	show(semop(id, &down, 1));
	await(pid);
	show(semctl(id, 0, GETVAL));
#ifdef SYS_semtimedop
	show_raw(raw(SYS_semtimedop, id, &down, 1, (&(struct timespec){ 0, 1000000 })));
#else
	show(semtimedop(id, &down, 1, &(struct timespec){ 0, 1000000 }));
#endif
	show(semctl(id, 0, IPC_RMID));
}

static void messages(void)
{
	struct { long type; char text[16]; } message = { 3, "three" };
	int id = msgget(IPC_PRIVATE, IPC_CREAT | 0600);

	show(msgsnd(id, &message, 6, 0));
	message.type = 5;
	strcpy(message.text, "five");
	show(msgsnd(id, &message, 5, 0));
	show(msgrcv(id, &message, 16, 5, 0));
	say("%s", message.text);
	show(msgrcv(id, &message, 2, 0, 0));
	show(msgrcv(id, &message, 2, 0, MSG_NOERROR));
	show(msgrcv(id, &message, 16, 0, IPC_NOWAIT));
	show(msgctl(id, IPC_RMID, NULL));
}

static void posix(void)
{
	char name[64], text[64] = "";
	struct mq_attr attributes = { .mq_maxmsg = 4, .mq_msgsize = 32 };
	unsigned priority = 0;

	snprintf(name, sizeof name, "/unweld-guest-%d", getpid());
	mqd_t queue = mq_open(name, O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attributes);
	if (queue < 0) {
		say("mq_open: %s", error_name(errno));
	} else {
		show(mq_send(queue, "low", 4, 1));
		show(mq_send(queue, "high", 5, 9));
		show(mq_receive(queue, text, sizeof text, &priority));
		say("%s, priority %u", text, priority);
		show(mq_receive(queue, text, 8, &priority));
		show(mq_unlink(name));
	}
	sem_t *semaphore = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	sem_init(semaphore, 1, 0);
	pid_t pid = fork();
	if (pid == 0) {
		sleep_ms(20);
		sem_post(semaphore);
		_exit(0);
	}
	show(sem_wait(semaphore));
	await(pid);
}

int main(void)
{
	memory();
	semaphores();
	messages();
	posix();
	return verdict();
}

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { needs, Place, starters } from "./session.js";

const starter = starters[0]!;

const rawCalls = String.raw`
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
	unsigned long how[3] = { O_CREAT | O_RDWR, 0, 0 };
	struct stat st;
	unsigned char stx[256];
	int fd = syscall(437, AT_FDCWD, "f", how, sizeof how);
	close(fd);
	printf("openat2 %d, again %d\n", fd >= 0, open("f", O_RDWR) >= 0);
	syscall(SYS_fchownat, AT_FDCWD, "f", 33, 44, 0);
	printf("fchmodat2 %ld\n", syscall(452, AT_FDCWD, "f", 04711, 0));
	syscall(SYS_newfstatat, AT_FDCWD, "f", &st, 0);
	printf("newfstatat %d:%d %o\n", st.st_uid, st.st_gid, st.st_mode);
	syscall(SYS_statx, AT_FDCWD, "f", 0, 0x8 | 0x2, stx);
	printf("statx %d %o\n", *(int *)(stx + 20), *(unsigned short *)(stx + 28));
	printf("getuid %ld\n", syscall(SYS_getuid));
	printf("io_uring_setup %ld\n", syscall(425, 8, how));
	return 0;
}
`;

const ownFilter = String.raw`
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
/* Kills for any call but those this program makes itself. */
int main(void)
{
	static const int allowed[] = { SYS_newfstatat, SYS_fstat, SYS_write, SYS_exit_group, SYS_getuid, SYS_rt_sigreturn };
	struct sock_filter code[64], *at = code;
	*at++ = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	for (unsigned i = 0; i < sizeof allowed / sizeof *allowed; i++) {
		*at++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, allowed[i], 0, 1);
		*at++ = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	}
	*at++ = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
	struct sock_fprog program = { at - code, code };
	struct stat st;
	setvbuf(stdout, 0, _IONBF, 0);
	printf("before\n");
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) return 1;
	stat("f", &st);
	printf("%d:%d %o\n", st.st_uid, st.st_gid, st.st_mode);
	printf("%d\n", getuid());
	return 0;
}
`;

for (const [how, compiler, ...flags] of [["dynamic", "gcc"], ["static", "gcc", "-static"], ["musl", "musl-gcc"], ["static-pie", "gcc", "-static-pie"]] as const) {
  test(`calls made by number are seen in a ${how} program`, { skip: starter.skip || needs(compiler) }, () => {
    const place = new Place(starter.name);
    try {
      writeFileSync(path.join(place.folder, "p.c"), rawCalls);
      const built = place.outside(`${compiler} -w ${flags.join(" ")} -o p p.c`);
      assert.equal(built.status, 0, built.stderr);
      const { stdout, stderr } = place.run("./p");
      assert.equal(stdout, "openat2 1, again 1\nfchmodat2 0\nnewfstatat 33:44 104711\nstatx 33 104711\ngetuid 0\nio_uring_setup -1\n", stderr);
    } finally {
      place.remove();
    }
  });
}

test("a program with its own list of calls is not killed for a call it did not make", { skip: starter.skip || needs("gcc") }, () => {
  const place = new Place(starter.name);
  try {
    writeFileSync(path.join(place.folder, "p.c"), ownFilter);
    assert.equal(place.outside("gcc -w -o p p.c").status, 0);
    const { stdout, status } = place.run("touch f; chown 33:44 f; chmod 4755 f; ./p");
    assert.deepEqual({ stdout, status }, { stdout: "before\n33:44 104755\n0\n", status: 0 });
  } finally {
    place.remove();
  }
});

test("Node, which asks by statx, sees owners", { skip: starter.skip || needs("node") }, () => {
  const place = new Place(starter.name);
  try {
    const { stdout, stderr } = place.run("node -e 'const fs=require(\"fs\");fs.writeFileSync(\"f\",\"\");fs.chownSync(\"f\",33,44);const s=fs.statSync(\"f\");console.log(s.uid,s.gid,process.getuid())'");
    assert.equal(stdout, "33 44 0\n", stderr);
  } finally {
    place.remove();
  }
});

test("a process that outlives the first keeps its owners", { skip: starter.skip }, () => {
  const place = new Place(starter.name);
  try {
    place.run("touch f; chown 33 f; (sleep 0.5; touch g; chown 44 g; stat -c %u f g > late; mv late done) > /dev/null 2>&1 &");
    const { stdout } = place.outside("for i in $(seq 50); do [ -e done ] && break; sleep 0.1; done; cat done");
    assert.equal(stdout, "33\n44\n");
  } finally {
    place.remove();
  }
});

test("a thousand processes share what they write down", { skip: starter.skip }, () => {
  const place = new Place(starter.name);
  try {
    const { stdout, stderr } = place.run("mkdir d; for i in $(seq 1000); do (: > d/$i; chown $i d/$i) & [ $((i % 50)) = 0 ] && wait; done; wait; find d -type f -printf '%f %U\\n' | awk '$1 != $2' | wc -l; ls d | wc -l");
    assert.equal(stdout, "0\n1000\n", stderr);
  } finally {
    place.remove();
  }
});

test("owners are kept on a kernel without statx", { skip: starter.skip }, (t) => {
  const place = new Place(starter.name);
  t.after(() => place.remove());
  const script = "mkdir d; echo x >d/f; chown 3:4 d/f; mknod d/n c 1 3; tar cf t d; mkdir e; tar xf t -C e; stat -c '%u:%g %F' e/d/*";
  assert.deepEqual(place.within("linux-4.4", script), { stdout: "3:4 regular file\n0:0 character special file\n", stderr: "", status: 0 });
});

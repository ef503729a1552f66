import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { itimerval, statx, timespec, timeval } from "../../../src/abi/structs.js";
import { i64, u32 } from "../../../src/abi/types.js";
import { syscallList } from "../../../src/abi/syscalls.js";
import { load, type FakeKernel, type LoadOptions, type Loaded } from "../../../src/testkit/index.js";

const legacy = (kernel: FakeKernel, options: LoadOptions = {}) => load("personalities/legacy/legacy.ts", kernel, options);
const AT_FDCWD = -100;

test("every call that has no generic number is answered, but for those of the processor, of uprobes, and those given up", async () => {
  const { isHandled } = await legacy({});
  const left = syscallList.filter(({ generic, traits, name }) => generic === undefined && !traits.includes("unimplemented") && !isHandled(name));
  assert.deepEqual(left.map(({ name }) => name), ["modify_ldt", "arch_prctl", "iopl", "ioperm", "uretprobe", "uprobe"]);
});

test("no call that has a generic number is answered: it costs nothing more", async () => {
  const { isHandled } = await legacy({});
  assert.deepEqual(syscallList.filter(({ generic, name }) => generic !== undefined && isHandled(name)), []);
});

test("each simple call becomes its modern one", async () => {
  const seen: unknown[] = [];
  const note = (name: string) => (...values: number[]) => { seen.push([name, ...values]); return 7; };
  const names = [
    "openat", "newfstatat", "faccessat", "readlinkat", "fchmodat", "fchownat", "mkdirat", "mknodat", "unlinkat", "linkat", "symlinkat", "renameat2",
    "pipe2", "dup3", "eventfd2", "signalfd4", "inotify_init1", "epoll_create1", "epoll_pwait", "clone", "getpgid", "ppoll",
  ] as const;
  const { call } = await legacy(Object.fromEntries(names.map((name) => [name, note(name)])));
  const becomes = (result: number, expected: unknown[]) => {
    assert.equal(result, 7);
    assert.deepEqual(seen.pop(), expected);
  };
  becomes(call.open(1, 2, 3), ["openat", AT_FDCWD, 1, 2, 3]);
  becomes(call.creat(1, 3), ["openat", AT_FDCWD, 1, 0o1101, 3]);
  becomes(call.stat(1, 2), ["newfstatat", AT_FDCWD, 1, 2, 0]);
  becomes(call.lstat(1, 2), ["newfstatat", AT_FDCWD, 1, 2, 0x100]);
  becomes(call.access(1, 2), ["faccessat", AT_FDCWD, 1, 2]);
  becomes(call.readlink(1, 2, 3), ["readlinkat", AT_FDCWD, 1, 2, 3]);
  becomes(call.chmod(1, 2), ["fchmodat", AT_FDCWD, 1, 2]);
  becomes(call.chown(1, 2, 3), ["fchownat", AT_FDCWD, 1, 2, 3, 0]);
  becomes(call.lchown(1, 2, 3), ["fchownat", AT_FDCWD, 1, 2, 3, 0x100]);
  becomes(call.mkdir(1, 2), ["mkdirat", AT_FDCWD, 1, 2]);
  becomes(call.mknod(1, 2, 3), ["mknodat", AT_FDCWD, 1, 2, 3]);
  becomes(call.rmdir(1), ["unlinkat", AT_FDCWD, 1, 0x200]);
  becomes(call.unlink(1), ["unlinkat", AT_FDCWD, 1, 0]);
  becomes(call.link(1, 2), ["linkat", AT_FDCWD, 1, AT_FDCWD, 2, 0]);
  becomes(call.symlink(1, 2), ["symlinkat", 1, AT_FDCWD, 2]);
  becomes(call.rename(1, 2), ["renameat2", AT_FDCWD, 1, AT_FDCWD, 2, 0]);
  becomes(call.pipe(1), ["pipe2", 1, 0]);
  becomes(call.dup2(1, 2), ["dup3", 1, 2, 0]);
  becomes(call.eventfd(1), ["eventfd2", 1, 0]);
  becomes(call.signalfd(1, 2, 3), ["signalfd4", 1, 2, 3, 0]);
  becomes(call.inotify_init(), ["inotify_init1", 0]);
  becomes(call.epoll_create(1), ["epoll_create1", 0]);
  becomes(call.epoll_wait(1, 2, 3, 4), ["epoll_pwait", 1, 2, 3, 4, 0, 8]);
  becomes(call.fork(), ["clone", 17, 0, 0, 0, 0]);
  becomes(call.vfork(), ["clone", 0x4111, 0, 0, 0, 0]);
  becomes(call.getpgrp(), ["getpgid", 0]);
  becomes(call.pause(), ["ppoll", 0, 0, 0, 0, 0]);
});

test("dup2 of a descriptor over itself only looks whether it is open", async () => {
  const { call } = await legacy({ fcntl: (fd) => fd === 5 ? 1 : -errno.EBADF });
  assert.deepEqual([call.dup2(5, 5), call.dup2(6, 6)], [5, -errno.EBADF]);
});

test("epoll_create wants a positive size", async () => {
  const { call, kernelCalls } = await legacy({ epoll_create1: () => 3 });
  assert.deepEqual([call.epoll_create(0), call.epoll_create(-1), kernelCalls.length, call.epoll_create(1)], [-errno.EINVAL, -errno.EINVAL, 0, 3]);
});

test("microseconds are judged before a path is, and never mean UTIME_NOW or UTIME_OMIT", async () => {
  const { call, guest, kernelCalls } = await legacy({ utimensat: () => 0 });
  const at = guest.allocate(32);
  for (const [first, second] of [[1_000_000, 0], [0, -1], [0x3fffffff, 0], [0, 0x3ffffffe]] as const) {
    guest.write(at, timeval, { tv_sec: 1, tv_usec: first });
    guest.write(at + 16, timeval, { tv_sec: 1, tv_usec: second });
    assert.equal(call.utimes("f", at), -errno.EINVAL);
  }
  assert.deepEqual(kernelCalls, []);
});

/** An alarm of `before` seconds and microseconds is set; what setting another one says. */
async function alarmOver(tv_sec: number, tv_usec: number): Promise<number> {
  const late: { guest?: Loaded["guest"] } = {};
  const { call, guest } = await legacy({ setitimer: (which, value, old) => {
    assert.equal(which, 0);
    assert.deepEqual(late.guest!.read(value, itimerval)["it_value"], { tv_sec: 9, tv_usec: 0 });
    late.guest!.write(old, itimerval, { it_value: { tv_sec, tv_usec } });
    return 0;
  } });
  late.guest = guest;
  return call.alarm(9);
}

test("alarm rounds what was left, and never to nothing", async () => {
  assert.deepEqual(await Promise.all([alarmOver(0, 0), alarmOver(0, 1), alarmOver(0, 499_999), alarmOver(3, 499_999), alarmOver(3, 500_000)]), [0, 1, 1, 3, 4]);
});

/** select with a kernel that leaves `left` of the time. */
async function selectLeft(before: readonly [number, number], left?: readonly [number, number], result = 0) {
  const late: { guest?: Loaded["guest"] } = {};
  const asked: unknown[] = [];
  const { call, guest } = await legacy({ pselect6: (_n, _r, _w, _e, timeout) => {
    asked.push(late.guest!.read(timeout, timespec));
    if (left !== undefined) late.guest!.write(timeout, timespec, { tv_sec: left[0], tv_nsec: left[1] });
    return result;
  } });
  late.guest = guest;
  const at = guest.struct(timeval, { tv_sec: before[0], tv_usec: before[1] });
  const answer = call.select(0, 0, 0, 0, at);
  return { answer, asked: asked[0], after: guest.read(at, timeval) };
}

test("select makes whole seconds of microseconds, and writes back what is left in whole microseconds", async () => {
  assert.deepEqual(await selectLeft([1, 2_500_000], [1, 999_999_999]), {
    answer: 0, asked: { tv_sec: 3, tv_nsec: 500_000_000 }, after: { tv_sec: 1, tv_usec: 999_999 },
  });
});

test("select refuses a negative time and leaves it", async () => {
  assert.deepEqual(await selectLeft([1, -1]), { answer: -errno.EINVAL, asked: undefined, after: { tv_sec: 1, tv_usec: -1 } });
});

test("select writes nothing where the kernel has counted nothing: a call made again, a time of 0, sticky timeouts", async () => {
  assert.deepEqual((await selectLeft([1, 2], [0, 5], -512)).after, { tv_sec: 1, tv_usec: 2 });
  assert.deepEqual((await selectLeft([0, 1_000_000])).after, { tv_sec: 0, tv_usec: 1_000_000 });
});

/** poll of 5 s, with what the kernel's clock reads each time and ppoll answers each time; how long each ppoll was to wait. */
async function pollWith(clock: number[], answers: number[]) {
  const late: { guest?: Loaded["guest"] } = {};
  const waits: string[] = [];
  const { call, guest } = await legacy({
    clock_gettime: (_clock, to) => { late.guest!.write(to, timespec, { tv_sec: clock.shift()!, tv_nsec: 0 }); return 0; },
    ppoll: (_fds, _n, timeout) => {
      const { tv_sec, tv_nsec } = late.guest!.read(timeout, timespec);
      waits.push(`${tv_sec}.${tv_nsec}`);
      return answers.shift()!;
    },
  });
  late.guest = guest;
  return { answer: call.poll(0, 0, 5000), waits };
}

test("poll that comes back without a handler's signal goes on to the end it first meant", async () => {
  assert.deepEqual(await pollWith([100, 102, 109], [-errno.EINTR, -errno.EINTR, 0]), { answer: 0, waits: ["5.0", "3.0", "0.0"] });
});

test("poll ends with EINTR for a signal with a handler, and is made again where it had not begun", async () => {
  assert.equal((await pollWith([100, 101], [-errno.EINTR, -512])).answer, -errno.EINTR);
  assert.equal((await pollWith([100], [-512])).answer, -512);
});

const dirent64 = (ino: bigint, offset: bigint, type: number, name: string): Buffer => {
  const length = (20 + name.length + 7) & ~7;
  const record = Buffer.alloc(length);
  record.writeBigUInt64LE(ino, 0);
  record.writeBigInt64LE(offset, 8);
  record.writeUInt16LE(length, 16);
  record[18] = type;
  record.write(`${name}\0`, 19);
  return record;
};

test("getdents moves the type to the record's end and leaves the padding alone", async () => {
  const late: { guest?: Loaded["guest"] } = {};
  const records = Buffer.concat([dirent64(11n, 21n, 4, "d"), dirent64(12n, 22n, 8, "name")]);
  const { call, guest } = await legacy({ getdents64: (_fd, to) => {
    records.forEach((byte, i) => late.guest!.view.setUint8(to + i, byte));
    return records.length;
  } });
  late.guest = guest;
  const at = guest.bytes(Buffer.alloc(100, 0xee));
  assert.equal(call.getdents(3, at, 100), records.length);
  const got = guest.readBytes(at, 100);
  assert.deepEqual([got.readBigUInt64LE(0), got.readBigInt64LE(8), got.readUInt16LE(16), got.toString("latin1", 18, 20), got[20], got[22], got[23]], [11n, 21n, 24, "d\0", 0xee, 0xee, 4]);
  assert.deepEqual([got.toString("latin1", 24 + 18, 24 + 23), got[24 + 23]], ["name\0", 8]);
  assert.equal(got[48], 0xee);
});

test("getdents lists again what there was no memory for", async () => {
  const late: { guest?: Loaded["guest"] } = {};
  const seeks: number[][] = [];
  const records = Buffer.concat([dirent64(11n, 21n, 4, "d".repeat(200)), dirent64(12n, 22n, 8, "n".repeat(200))]);
  const { call, guest } = await legacy({
    getdents64: (_fd, to) => { records.forEach((byte, i) => late.guest!.view.setUint8(to + i, byte)); return records.length; },
    lseek: (...values) => { seeks.push(values); return 21; },
  });
  late.guest = guest;
  // The first record ends short of the memory's end, the second beyond.
  assert.equal(call.getdents(3, guest.view.byteLength - 300, 1000), records.length / 2);
  assert.deepEqual(seeks, [[3, 21, 0]]);
});

/** A kernel whose /proc has these files, read a few bytes at a time. */
function withFiles(files: Readonly<Record<string, string>>, guest: () => Loaded["guest"], more: FakeKernel = {}): FakeKernel {
  let rest: Buffer = Buffer.alloc(0);
  return {
    openat: (_fd, name) => {
      const text = files[guest().readText(name)];
      if (text === undefined) return -errno.ENOENT;
      rest = Buffer.from(text);
      return 3;
    },
    read: (_fd, to, room) => {
      const part = rest.subarray(0, Math.min(room, 13));
      part.forEach((byte, i) => guest().view.setUint8(to + i, byte));
      rest = rest.subarray(part.length);
      return part.length;
    },
    close: () => 0,
    ...more,
  };
}

test("sysfs counts file systems, finds them by name and by number", async () => {
  const late: { guest?: Loaded["guest"] } = {};
  const { call, guest } = await legacy(withFiles({ "/proc/filesystems": "nodev\tsysfs\nnodev\ttmpfs\n\text4\n" }, () => late.guest!));
  late.guest = guest;
  const at = guest.allocate(16);
  assert.deepEqual([call.sysfs(3), call.sysfs(1, "ext4"), call.sysfs(1, "ext"), call.sysfs(1, ""), call.sysfs(4)], [3, 2, -errno.EINVAL, -errno.ENOENT, -errno.EINVAL]);
  assert.deepEqual([call.sysfs(2, 1, at), guest.readText(at), call.sysfs(2, 3, at)], [0, "tmpfs", -errno.EINVAL]);
});

test("ustat finds a mount by its device, whatever its path is spelt with, and passes over one that is hidden", async () => {
  const late: { guest?: Loaded["guest"] } = {};
  const opened: string[] = [];
  const base = withFiles({ "/proc/self/mountinfo": "20 1 0:5 / /proc rw - proc proc rw\n30 1 8:300 / /hidden rw - ext4 x rw\n31 1 8:300 / /a\\040b rw - ext4 x rw\n" }, () => late.guest!);
  const { call, guest } = await legacy({
    ...base,
    openat: (fd, name, ...rest) => {
      const text = late.guest!.readText(name);
      if (text.startsWith("/proc")) return base.openat!(fd, name, ...rest);
      opened.push(text);
      return 4;
    },
    statx: (_fd, _path, _flags, _mask, to) => { late.guest!.write(to, statx, { stx_mask: 0x1000, stx_mnt_id: 31 }); return 0; },
    fstatfs: (_fd, to) => { late.guest!.view.setBigInt64(to + 24, 0x1_0000_0007n, true); late.guest!.view.setBigInt64(to + 48, 99n, true); return 0; },
  });
  late.guest = guest;
  const at = guest.bytes(Buffer.alloc(40, 0xee));
  assert.equal(call.ustat(8 << 8 | 300 & 0xff | (300 & ~0xff) << 12, at), 0);
  assert.deepEqual(opened, ["/hidden", "/a b"]);
  assert.deepEqual([guest.readNumber(at, u32), guest.readNumber(at + 8, i64), guest.readBytes(at, 40)[31], guest.readBytes(at, 40)[32]], [7, 99, 0, 0xee]);
  assert.equal(call.ustat(9 << 8, at), -errno.EINVAL);
});

test("time is the coarse clock's", async () => {
  const late: { guest?: Loaded["guest"] } = {};
  const { call, guest } = await legacy({ clock_gettime: (clock, to) => { assert.equal(clock, 5); late.guest!.write(to, timespec, { tv_sec: 77, tv_nsec: 5 }); return 0; } });
  late.guest = guest;
  const at = guest.allocate(8);
  assert.deepEqual([call.time(at), guest.readNumber(at, i64), call.time(0)], [77, 77, 77]);
});

test("time is the vDSO's where there is one, without a call", async () => {
  const { call, guest, kernelCalls } = await legacy({}, { vdso: [() => 0, () => 0, () => 88] });
  const at = guest.allocate(8);
  assert.deepEqual([call.time(at), guest.readNumber(at, i64), kernelCalls], [88, 88, []]);
});

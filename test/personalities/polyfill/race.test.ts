// What openat2's emulation does when others rename under its eyes: the kernel of these tests is a tree that changes at a given call.
import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { flags } from "../../../src/abi/flags.js";
import { load, structs, type FakeKernel, type GuestMemory } from "../../../src/testkit/index.js";

const flag = (name: string) => Number(flags.get(name));
const O_PATH = flag("O_PATH"), O_NOFOLLOW = flag("O_NOFOLLOW"), O_DIRECTORY = flag("O_DIRECTORY");
const S_IFLNK = flag("S_IFLNK"), S_IFDIR = flag("S_IFDIR"), S_IFREG = flag("S_IFREG");
const ROOT = 5;

interface Directory { kind: "directory"; entries: Map<string, Node>; parent?: Node }
type Node = Directory | { kind: "file"; name: string } | { kind: "link"; to: string };
type OnOpen = (name: string, count: number) => void;

const directory = (entries: Record<string, Node> = {}): Directory => {
  const made: Directory = { kind: "directory", entries: new Map(Object.entries(entries)) };
  for (const entry of made.entries.values()) if (entry.kind === "directory") entry.parent = made;
  return made;
};
const file = (name: string): Node => ({ kind: "file", name });
const link = (to: string): Node => ({ kind: "link", to });

/** A kernel with one directory open at ROOT, below `above`. `onOpen` is called before each openat. */
function tree(root: Directory, guest: () => GuestMemory, onOpen: OnOpen) {
  const open = new Map<number, Node>([[ROOT, root]]);
  const everOpened: Node[] = [];
  let opens = 0;
  const give = (node: Node, from = 0): number => {
    let fd = from;
    while (open.has(fd) || fd < 3) fd++;
    open.set(fd, node);
    return fd;
  };
  const statOf = (node: Node, at: number): number => {
    const mode = node.kind === "directory" ? S_IFDIR | 0o755 : node.kind === "link" ? S_IFLNK | 0o777 : S_IFREG | 0o644;
    guest().write(at, structs.stat, { st_mode: mode, st_ino: 99 });
    return 0;
  };
  const lookUp = (at: Node, name: string, how: number): Node | number => {
    if (at.kind !== "directory") return -errno.ENOTDIR;
    if (name === ".") return at;
    if (name === "..") return at.parent ?? at;
    const found = at.entries.get(name);
    if (found === undefined) return -errno.ENOENT;
    if (found.kind !== "directory" && (how & O_DIRECTORY) !== 0) return -errno.ENOTDIR;
    if (found.kind === "link" && ((how & O_NOFOLLOW) === 0 || (how & O_PATH) === 0)) return -errno.ELOOP;
    return found;
  };
  const kernel: FakeKernel = {
    openat: (dirfd, path, how) => {
      const name = guest().readText(path!);
      onOpen(name, opens++);
      const again = /^\/proc\/thread-self\/fd\/(\d+)$/.exec(name);
      const node = again ? open.get(Number(again[1])) ?? -errno.ENOENT : lookUp(open.get(dirfd!)!, name, how!);
      if (typeof node === "number") return node;
      everOpened.push(node);
      return give(node);
    },
    fstat: (fd, at) => statOf(open.get(fd!)!, at!),
    newfstatat: (fd, path, at, how) => {
      const node = lookUp(open.get(fd!)!, guest().readText(path!), how! | O_PATH);
      return typeof node === "number" ? node : statOf(node, at!);
    },
    fstatfs: () => 0,
    readlinkat: (fd, path, to) => {
      assert.equal(guest().readText(path!), "");
      const node = open.get(fd!)!;
      assert.equal(node.kind, "link");
      const text = Buffer.from((node as { to: string }).to);
      new Uint8Array(guest().view.buffer, to!, text.length).set(text);
      return text.length;
    },
    fcntl: (fd, _op, from) => give(open.get(fd!)!, from!),
    close: (fd) => { assert.ok(open.delete(fd!), `closes ${fd}, which is not open`); return 0; },
  };
  return { kernel, open, everOpened };
}

async function walk(root: Directory, path: string, resolve: string, onOpen: OnOpen = () => {}) {
  let guest!: GuestMemory;
  const made = tree(root, () => guest, onOpen);
  const session = await load("personalities/polyfill/polyfill.ts", made.kernel, { options: { always: null } });
  guest = session.guest;
  const result = session.call.openat2(ROOT, path, guest.struct(structs.openHow, { resolve: flag(resolve) }), 24);
  const found = made.open.get(result);
  made.open.delete(result);
  assert.deepEqual([...made.open.keys()], [ROOT], "descriptors are left open");
  return { result, found, everOpened: made.everOpened };
}

test("a path leads where it says, by the lowest descriptor, and nothing stays open", async () => {
  const wanted = file("wanted");
  const root = directory({ a: directory({ b: directory({ f: wanted }), to: link("../a/./b") }) });
  const { result, found } = await walk(root, "a/to/f", "RESOLVE_BENEATH");
  assert.deepEqual([result, found], [3, wanted]);
});

test("a directory that is moved out of the root is not left by its new parent", async () => {
  const secret = file("secret");
  const inner = directory();
  const root = directory({ f: file("f"), a: directory({ inner }) });
  const outside = directory({ f: secret });
  // Between a/inner and the first "..".
  const { everOpened } = await walk(root, "a/inner/../../f", "RESOLVE_BENEATH", (name, count) => {
    if (count === 2) inner.parent = outside;
    assert.notEqual(name, "..", "asks the kernel for a parent");
  });
  assert.ok(!everOpened.includes(secret) && !everOpened.includes(outside));
});

test("a directory that is replaced by a link on the second way down is EAGAIN, not followed", async () => {
  const inner = directory();
  const a = directory({ inner });
  const root = directory({ a });
  const { result } = await walk(root, "a/inner/../f", "RESOLVE_IN_ROOT", (_name, count) => {
    if (count === 2) root.entries.set("a", link("/etc"));
  });
  assert.equal(result, -errno.EAGAIN);
});

test("a file that is replaced by a link after it was looked at is still the file", async () => {
  const wanted = file("wanted");
  const root = directory({ f: wanted });
  const { found } = await walk(root, "f", "RESOLVE_NO_SYMLINKS", (_name, count) => {
    if (count === 1) root.entries.set("f", link("/etc/passwd"));
  });
  assert.equal(found, wanted);
});

test("a link that is replaced while it is looked at leads where it led", async () => {
  const wanted = file("wanted");
  const root = directory({ f: wanted, to: link("f"), g: file("g") });
  const { found } = await walk(root, "to", "RESOLVE_BENEATH", (_name, count) => {
    if (count === 1) root.entries.set("to", link("g"));
  });
  assert.equal(found, wanted);
});

test("what leaves the root is EXDEV, and stays at it where it is a root", async () => {
  const f = file("f");
  const root = directory({ f, up: link(".."), top: link("/f") });
  for (const path of ["..", "up/f", "/f", "top", "f/../../f"]) {
    assert.equal((await walk(root, path, "RESOLVE_BENEATH")).result, path === "f/../../f" ? -errno.ENOTDIR : -errno.EXDEV, path);
  }
  for (const path of ["../f", "up/f", "/f", "top", "up/../up/f"]) assert.equal((await walk(root, path, "RESOLVE_IN_ROOT")).found, f, path);
});

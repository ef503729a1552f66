// clone, clone3 and execve of programs of 32 bits. What CLONE_SETTLS names is a struct user_desc. The new task sets it itself,
// since the runtime makes
// tasks by calls of 64 bits.
import {
  AT_FDCWD, CLONE_SETTLS, EINVAL, __NR_clone, __NR_clone3, __NR_execve, __NR_execveat, __NR_munmap, syscall6, tryCopy,
} from "../../assembly/index";
import { mapMemory } from "../exec/pages";
import { Frame } from "../frame";
import { lockGate, unlockGate } from "../gate/lock";
import { dispatch, ownInt80 } from "../natives";
import { currentThread, Thread } from "../thread";
import { lowPage } from "./program";

/** i386's call. */
const SET_THREAD_AREA: i32 = 243;
/** In struct clone_args. */
const TLS: usize = 56;
const FIRST_SIZE: usize = 64;
const LARGEST: usize = 4096;

export function cloneIa32(frame: Frame): i64 {
  const flags = <u64><u32>frame.rbx;
  const tls = <usize><u32>frame.rsi;
  return withTls(flags, tls, __NR_clone, flags & ~CLONE_SETTLS, <u32>frame.rcx, <u32>frame.rdx, <u32>frame.rdi);
}

export function clone3Ia32(frame: Frame): i64 {
  const args = <usize><u32>frame.rbx;
  const size = <usize><u32>frame.rcx;
  if (size < FIRST_SIZE || size > LARGEST) return dispatch(__NR_clone3, args, size, 0, 0, 0, 0);
  const own = changetype<usize>(new StaticArray<u8>(<i32>size));
  memory.copy(own, args, size);
  const flags = load<u64>(own);
  store<u64>(own, flags & ~CLONE_SETTLS);
  return withTls(flags, load<usize>(own, TLS), __NR_clone3, own, size, 0, 0);
}

function withTls(flags: u64, tls: usize, nr: i32, a0: u64, a1: u64, a2: u64, a3: u64): i64 {
  const thread = currentThread();
  if ((flags & CLONE_SETTLS) != 0) {
    // A bad pointer ends the call here. The caller may use the memory again before the new task runs.
    thread.ia32Tls0 = load<u64>(tls);
    thread.ia32Tls1 = load<u64>(tls, 8);
    if (!isArea(thread)) return -EINVAL;
    thread.ia32HasTls = 1;
  }
  const result = dispatch(nr, a0, a1, a2, a3, 0, 0);
  currentThread().ia32HasTls = 0;
  return result;
}

/** What a task that is to begin has of the one that makes it. */
export function bequeathIa32(to: Thread, from: Thread): void {
  to.ia32Filters = from.ia32Filters;
  to.ia32Tls0 = from.ia32Tls0;
  to.ia32Tls1 = from.ia32Tls1;
  to.ia32HasTls = from.ia32HasTls;
}

/** Entries of the global descriptor table that are a task's: GDT_ENTRY_TLS_MIN and _MAX. */
const FIRST_ENTRY: u32 = 12;
const LAST_ENTRY: u32 = 14;
/** In the last word of struct user_desc. */
const SEG_32BIT: u32 = 1;
const CONTENTS: u32 = 6;
const NO_CODE: u32 = 2;
const SEG_NOT_PRESENT: u32 = 32;
const EMPTY: u32 = 40;

/** Whether the kernel would take it: do_set_thread_area of arch/x86/kernel/tls.c, which allocates no entry for a new task. */
function isArea(thread: Thread): bool {
  const entry = <u32>thread.ia32Tls0;
  if (entry < FIRST_ENTRY || entry > LAST_ENTRY) return false;
  const base = <u32>(thread.ia32Tls0 >> 32);
  const limit = <u32>thread.ia32Tls1;
  const flags = <u32>(thread.ia32Tls1 >> 32);
  if (base == 0 && limit == 0 && (flags == 0 || flags == EMPTY)) return true;
  return (flags & SEG_32BIT) != 0 && (flags & CONTENTS) <= NO_CODE && (flags & SEG_NOT_PRESENT) == 0;
}

/** In a new task: sets what it was to begin with. */
export function beginTls(): void {
  const thread = currentThread();
  const low = lowPage();
  if (thread.ia32HasTls == 0 || low == 0) return;
  thread.ia32HasTls = 0;
  lockGate();
  store<u64>(low, thread.ia32Tls0);
  store<u64>(low, thread.ia32Tls1, 8);
  ownInt80(SET_THREAD_AREA, <u32>low);
  unlockGate();
}

/** Lists of as many pointers are made in the memory of the call; longer ones take some of their own. */
const FEW: usize = 4096;
/** For a number of pointers, that they cannot be read; for a list, such an address. */
const BAD: usize = usize.MAX_VALUE;
const NARROW: usize = 4;
const WIDE: usize = 8;

/** execve(2) and execveat(2), whose lists are of pointers of 32 bits. */
export function execIa32(dirfd: i32, path: usize, argv: usize, envp: usize, flags: i32): i64 {
  const first = countNarrow(argv);
  const second = countNarrow(envp);
  const count = (first == BAD ? 0 : first) + (second == BAD ? 0 : second) + 2;
  const mapped = count > FEW ? mapMemory(count * WIDE) : 0;
  if (mapped < 0) return mapped;
  const lists = mapped != 0 ? <usize>mapped : changetype<usize>(new StaticArray<usize>(<i32>count));
  // What cannot be read is refused in its turn, after the path.
  const given = first == BAD ? BAD : argv == 0 ? 0 : lists;
  const environment = first == BAD ? lists : widenList(lists, argv, first) + WIDE;
  if (second != BAD) widenList(environment, envp, second);
  const variables = second == BAD ? BAD : envp == 0 ? 0 : environment;
  const result = dirfd == AT_FDCWD && flags == 0 ? dispatch(__NR_execve, path, given, variables, 0, 0, 0) :
    dispatch(__NR_execveat, <u64><i64>dirfd, path, given, variables, <u64><i64>flags, 0);
  if (mapped != 0) syscall6(__NR_munmap, lists, count * WIDE, 0, 0, 0, 0);
  return result;
}

/** How many pointers there are in front of the end; BAD, which is no address, if not all can be read. */
function countNarrow(list: usize): usize {
  const word = changetype<usize>(new StaticArray<u32>(1));
  for (let count: usize = 0; list != 0; count++) {
    if (tryCopy(word, list + count * NARROW, NARROW) != 0) return BAD;
    if (load<u32>(word) == 0) return count;
  }
  return 0;
}

/** Writes a list of `count` pointers as ones of 64 bits to `to`. Where its end is. */
function widenList(to: usize, list: usize, count: usize): usize {
  for (let i: usize = 0; i < count; i++) store<usize>(to + i * WIDE, load<u32>(list + i * NARROW));
  store<usize>(to + count * WIDE, 0);
  return to + count * WIDE;
}

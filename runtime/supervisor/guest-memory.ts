// The program's memory as handlers see it. What they read is kept for as long as the program cannot change it unseen by them, that
// is until they have a call made or end; what they write is given to the program then.
import { EFAULT, ESRCH, __NR_process_vm_readv, __NR_process_vm_writev } from "../../assembly/index";
import { currentTask, hostCall, nativeLeave, physical, windowBase, windowBytes } from "./natives";
import { isAsking } from "./notice";
import { Task } from "./task";
import { way, Way } from "./tracing";
import { stateBase } from "./window";

const LINE_SHIFT: usize = 8;
const LINE_BYTES: usize = 256;
const LINES: usize = 32;

/** A piece of the program's memory, never across a page. */
// @ts-ignore: decorator
@unmanaged
class Line {
  /** Its address; 0 for none, which no program can map but as root: such are read anew each time. */
  address: usize;
  /** Whether any of it was written, and which bytes: one bit each. */
  written: u64;
  bits0: u64;
  bits1: u64;
  bits2: u64;
  bits3: u64;
  private pad: u64;
  private pad1: u64;
  private pad2: u64;

  get data(): usize {
    return changetype<usize>(this) + 64 + 16;
  }

  get bits(): usize {
    return changetype<usize>(this) + 16;
  }
}

/** Two struct iovec for process_vm_readv(2). */
function vectors(): usize { return stateBase(); }
/** How many lines are in use. */
function used(): usize { return stateBase() + 64; }
function bounce(): usize { return stateBase() + 0x40000; }
const BOUNCE_BYTES: usize = 0x10000;
const LINE_STRIDE: usize = 512;

function lineAt(index: usize): Line {
  return changetype<Line>(stateBase() + 4096 + index * LINE_STRIDE);
}

/** Forgets all that was read. What was written has to have been given to the program. */
export function forgetMemory(): void {
  if (load<u64>(used()) == 0) return;
  for (let i: usize = 0; i < LINES; i++) lineAt(i).address = 0;
  store<u64>(used(), 0);
}

/** Gives the program what was written. 0 or -EFAULT. */
export function giveMemory(task: Task): i64 {
  if (load<u64>(used()) == 0) return 0;
  let result: i64 = 0;
  for (let i: usize = 0; i < LINES; i++) {
    const line = lineAt(i);
    if (line.address == 0 || line.written == 0) continue;
    line.written = 0;
    if (giveLine(task, line) < 0) result = -EFAULT;
  }
  return result;
}

/** Run by run of bytes that were written: what is between them may be another thread's by now. */
function giveLine(task: Task, line: Line): i64 {
  let result: i64 = 0;
  for (let i: usize = 0; i < LINE_BYTES;) {
    if (!isWritten(line, i)) {
      i++;
      continue;
    }
    let end = i;
    while (end < LINE_BYTES && isWritten(line, end)) end++;
    if (writeMemory(task, line.address + i, line.data + i, end - i) < 0) result = -EFAULT;
    i = end;
  }
  memory.fill(line.bits, 0, 32);
  return result;
}

function isWritten(line: Line, index: usize): bool {
  return (load<u8>(line.bits + (index >> 3)) >> <u8>(index & 7) & 1) != 0;
}

/** Reads from a task's memory to this process's. 0 or -errno, also if not all can be read. */
export function readMemory(task: Task, to: usize, from: usize, bytes: usize): i64 {
  return transfer(__NR_process_vm_readv, task, to, from, bytes);
}

/** Writes to a task's memory; as readMemory. */
export function writeMemory(task: Task, to: usize, from: usize, bytes: usize): i64 {
  return transfer(__NR_process_vm_writev, task, from, to, bytes);
}

function transfer(nr: i64, task: Task, near: usize, far: usize, bytes: usize): i64 {
  if (bytes == 0) return 0;
  // A task that nobody traces may have ended, and another have its number.
  if (nr == __NR_process_vm_writev && way() == Way.NOTICE && !isAsking(task)) return -ESRCH;
  const at = vectors();
  store<usize>(at, physical(near));
  store<usize>(at, bytes, 8);
  store<usize>(at, far, 16);
  store<usize>(at, bytes, 24);
  const result = hostCall(nr, task.tid, at, 1, at + 16, 1, 0);
  return result == <i64>bytes ? 0 : result < 0 ? result : -EFAULT;
}

function fault(): void {
  nativeLeave(-EFAULT);
  unreachable();
}

function lineOf(address: usize): Line {
  const base = address & ~(LINE_BYTES - 1);
  const line = lineAt((address >> LINE_SHIFT) % LINES);
  if (line.address == base && base != 0) return line;
  const task = changetype<Task>(currentTask());
  if (line.address != 0 && line.written != 0) {
    line.written = 0;
    if (giveLine(task, line) < 0) {
      line.address = 0;
      fault();
    }
  }
  line.address = 0;
  if (readMemory(task, line.data, base, LINE_BYTES) < 0) fault();
  line.address = base;
  store<u64>(used(), 1);
  return line;
}

/** An access of a handler outside the supervisor's window. */
export function foreignLoad(address: usize, bytes: u32): u64 {
  const offset = address & (LINE_BYTES - 1);
  if (offset + bytes > LINE_BYTES) {
    let value: u64 = 0;
    for (let i: u32 = 0; i < bytes; i++) value |= foreignLoad(address + i, 1) << (8 * <u64>i);
    return value;
  }
  const at = lineOf(address).data + offset;
  switch (bytes) {
    case 1: return load<u8>(at);
    case 2: return load<u16>(at);
    case 4: return load<u32>(at);
    default: return load<u64>(at);
  }
}

export function foreignStore(address: usize, value: u64, bytes: u32): void {
  const offset = address & (LINE_BYTES - 1);
  if (offset + bytes > LINE_BYTES) {
    for (let i: u32 = 0; i < bytes; i++) foreignStore(address + i, value >> (8 * <u64>i) & 0xff, 1);
    return;
  }
  const line = lineOf(address);
  line.written = 1;
  for (let i: usize = 0; i < bytes; i++) {
    store<u8>(line.data + offset + i, <u8>(value >> (8 * i)));
    const bit = offset + i;
    const at = line.bits + (bit >> 3);
    store<u8>(at, load<u8>(at) | (<u8>1 << <u8>(bit & 7)));
  }
}

function isNear(address: usize): bool {
  return address - windowBase() < windowBytes();
}

/** memory.copy where one side at least is the program's. */
export function foreignMove(to: usize, from: usize, bytes: usize): void {
  if (bytes == 0) return;
  const task = changetype<Task>(currentTask());
  if (giveMemory(task) < 0) fault();
  forgetMemory();
  if (isNear(to)) {
    if (readMemory(task, to, from, bytes) < 0) fault();
  } else if (isNear(from)) {
    if (writeMemory(task, to, from, bytes) < 0) fault();
  } else moveWithin(task, to, from, bytes);
}

/** Copies until a byte is not to be had; how many are left then. */
export function tryCopy(to: usize, from: usize, bytes: usize): usize {
  const at = currentTask();
  if (at == 0 || (isNear(to) && isNear(from))) {
    memory.copy(to, from, bytes);
    return 0;
  }
  const task = changetype<Task>(at);
  if (giveMemory(task) < 0) fault();
  forgetMemory();
  if (!isNear(to) && !isNear(from)) {
    for (let done: usize = 0; done < bytes; done++) if (readMemory(task, bounce(), from + done, 1) < 0 || writeMemory(task, to + done, bounce(), 1) < 0) return bytes - done;
    return 0;
  }
  const vector = vectors();
  store<usize>(vector, physical(isNear(to) ? to : from));
  store<usize>(vector, bytes, 8);
  store<usize>(vector, isNear(to) ? from : to, 16);
  store<usize>(vector, bytes, 24);
  const done = hostCall(isNear(to) ? __NR_process_vm_readv : __NR_process_vm_writev, task.tid, vector, 1, vector + 16, 1, 0);
  return done < 0 ? bytes : bytes - <usize>done;
}

/** Piece by piece, from the end where the two overlap so. */
function moveWithin(task: Task, to: usize, from: usize, bytes: usize): void {
  const down = to - from < bytes;
  for (let done: usize = 0; done < bytes;) {
    const piece = min(BOUNCE_BYTES, bytes - done);
    const offset = down ? bytes - done - piece : done;
    if (readMemory(task, bounce(), from + offset, piece) < 0 || writeMemory(task, to + offset, bounce(), piece) < 0) fault();
    done += piece;
  }
}

export function foreignFill(to: usize, byte: u32, bytes: usize): void {
  const task = changetype<Task>(currentTask());
  if (giveMemory(task) < 0) fault();
  forgetMemory();
  memory.fill(bounce(), <u8>byte, min(BOUNCE_BYTES, bytes));
  for (let done: usize = 0; done < bytes; done += BOUNCE_BYTES) {
    if (writeMemory(task, to + done, bounce(), min(BOUNCE_BYTES, bytes - done)) < 0) fault();
  }
}

/** No instruction of this process can be atomic in another one's memory. */
export function foreignAtomic(): void {
  fault();
}

// mmap(2), munmap(2), mprotect(2), mremap(2) and others: code that changes its place or its bytes is not patched any more, and the
// runtime's own memory stays.
import {
  syscall6, EFAULT, EINVAL, ENOMEM, MADV_COLLAPSE, MADV_DONTNEED, MADV_DONTNEED_LOCKED, MAP_ANONYMOUS, MAP_DENYWRITE, MAP_FIXED,
  MAP_FIXED_NOREPLACE, MAP_POPULATE, MAP_TYPE, MAP_PRIVATE, PROT_EXEC, PROT_READ, PROT_WRITE, MREMAP_FIXED, MREMAP_MAYMOVE, READ_IMPLIES_EXEC, SHM_EXEC, SHM_REMAP,
  __NR_brk, __NR_madvise, __NR_mmap, __NR_mprotect, __NR_mremap, __NR_munmap, __NR_personality, __NR_pkey_mprotect, __NR_process_madvise, __NR_shmat,
} from "../../assembly/index";
import { keepPath } from "../exec/program";
import { lockGate, unlockGate } from "../gate/lock";
import { joinCode } from "../gate/join";
import { endHalts } from "../gate/halts";
import { farPadIn, forgetFarPads, heapStart, touchesFarPads } from "../gate/pads";
import { areThreads, unpatchEntry } from "../gate/patch";
import { codeMapped } from "../gate/plan";
import { unsettle, unsettleForGood } from "../gate/settle";
import { entryCount, isPatched, setPatched, thunkOfEntry } from "../gate/sites";
import { Thunk } from "../gate/thunk";
import { imageBase } from "../natives";
import { POPULATED_DATA } from "../prefault";
import { leaveRseq } from "../restartable";
import { copyVdso, forgetVdso } from "../vdso";
import { dividesVdso, isVdsoInPlace, moveVdsoTo, unmapVdso } from "../vdso-place";
import { ownFrom, ownTo } from "./own";
import { textChanged, touchesText } from "./text";

const PAGE: usize = 4096;
/** TASK_SIZE: behind the last address of a program. */
const ADDRESSES_END: usize = 0x7fff_ffff_f000;

/** Whether [start, start + length) touches the runtime's memory. */
function isOwn(start: usize, length: usize): bool {
  const end = start + length;
  return end > start && ownFrom(start, end) != end;
}

function pageEnd(start: usize, length: usize): usize {
  return (start + length + PAGE - 1) & ~(PAGE - 1);
}

/** [start, end) becomes something else: patches go, and with `keep` the bytes of the sites come back. */
function forget(start: usize, end: usize, keep: bool): void {
  forgetVdso(start, end);
  keepPath(start, end);
  const pads = touchesFarPads(start, end);
  if (!pads && !touchesText(start, end)) return;
  if (keep || pads) unsettle();
  lockGate();
  if (keep) joinCode(start, end);
  endHalts(start, end, keep);
  textChanged(start, end);
  for (let i: usize = 0; i < entryCount(); i++) {
    const thunk = thunkOfEntry(i);
    if (thunk === null || !isPatched(i)) continue;
    if (thunk.site >= start && thunk.site < end) {
      if (keep) unpatchEntry(i);
      else setPatched(i, false);
    } else if (pads && isNear(thunk, start, end)) unpatchEntry(i);
  }
  if (pads) forgetFarPads(start, end);
  unlockGate();
}

/** Whether the jump at a patched site may lead into [start, end). */
function isNear(thunk: Thunk, start: usize, end: usize): bool {
  const far = load<u8>(thunk.site) == 0x48;
  const landing = far ? thunk.site + 6 + <usize><i64>load<i32>(thunk.site, 2) : thunk.site + 5 + <usize><i64>load<i32>(thunk.site, 1);
  return landing >= start && landing < end;
}

/** As a dynamic linker maps what it is about to relocate: the pages come at once. */
function isLibraryData(length: usize, prot: usize, flags: usize): bool {
  return (flags & ~<usize>MAP_FIXED) == <usize>(MAP_PRIVATE | MAP_DENYWRITE) && prot == <usize>(PROT_READ | PROT_WRITE) && length <= POPULATED_DATA;
}

export function map(addr: usize, length: usize, prot: usize, flags: usize, fd: i32, offset: i64): i64 {
  if ((prot & <usize>PROT_EXEC) != 0) unsettle();
  const fixed = (flags & <usize>(MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0;
  if (fixed && (flags & <usize>MAP_FIXED_NOREPLACE) == 0 && length != 0) {
    if (isOwn(addr, length)) return -ENOMEM;
    // The call may fail, and what is there stays.
    forget(addr, pageEnd(addr, length), true);
  }
  const result = syscall6(__NR_mmap, addr, length, prot, isLibraryData(length, prot, flags) ? flags | <usize>MAP_POPULATE : flags, fd, offset);
  const code = (prot & <usize>(PROT_EXEC | PROT_WRITE)) == <usize>PROT_EXEC;
  const kept = (flags & <usize>MAP_TYPE) == <usize>MAP_PRIVATE && (flags & <usize>MAP_ANONYMOUS) == 0;
  if (result > 0 && code && kept) codeMapped(<usize>result, pageEnd(<usize>result, length), fd, offset);
  return result;
}

export function unmap(addr: usize, length: usize): i64 {
  if (length == 0 || (addr & (PAGE - 1)) != 0) return syscall6(__NR_munmap, addr, length, 0, 0, 0, 0);
  if (isOwn(addr, length)) {
    const end = pageEnd(addr, length);
    if (dividesVdso(addr, end)) return -EINVAL;
    unmapVdso(addr, end);
    return unmapAround(addr, end);
  }
  forget(addr, pageEnd(addr, length), false);
  leaveRseq(addr, pageEnd(addr, length));
  return syscall6(__NR_munmap, addr, length, 0, 0, 0, 0);
}

/** The application sees nothing where the runtime is, so there is nothing to unmap there. */
function unmapAround(start: usize, end: usize): i64 {
  while (start < end) {
    const stop = ownFrom(start, end);
    if (stop > start) {
      const result = unmap(start, stop - start);
      if (result < 0) return result;
    }
    start = stop == end ? end : ownTo(stop);
  }
  return 0;
}

/** madvise(2): there is nothing to advise on where the runtime is. */
export function advise(addr: usize, length: usize, advice: i32): i64 {
  if (isOwn(addr, length)) return -ENOMEM;
  if (touchesFarPads(addr, addr + length)) forget(addr, pageEnd(addr, length), true);
  if (givesBack(advice) && touchesText(addr, addr + length)) unsettle();
  return syscall6(__NR_madvise, addr, length, advice, 0, 0, 0);
}

/** process_madvise(2), of this process perhaps. */
export function adviseProcess(pidfd: i32, iovec: usize, vlen: usize, advice: i32, flags: u32): i64 {
  if (givesBack(advice)) unsettle();
  return syscall6(__NR_process_madvise, pidfd, iovec, vlen, advice, flags, 0);
}

/** Whether pages may be the file's again after the advice, without what was written there: so do some that are newer. */
function givesBack(advice: i32): bool {
  return advice == MADV_DONTNEED || advice == MADV_DONTNEED_LOCKED || advice > MADV_COLLAPSE;
}

export function protect(nr: i32, addr: usize, length: usize, prot: usize, pkey: i32): i64 {
  if (isOwn(addr, length)) return -ENOMEM;
  // Code that can be written may be compared, copied or changed by the program itself.
  if ((prot & <usize>PROT_WRITE) != 0 || (prot & <usize>PROT_EXEC) == 0) forget(addr, pageEnd(addr, length), true);
  if ((prot & <usize>PROT_EXEC) != 0) unsettle();
  return syscall6(nr, addr, length, prot, pkey, 0, 0);
}

export function remap(old: usize, oldSize: usize, newSize: usize, flags: usize, to: usize): i64 {
  if (isOwn(old, oldSize)) {
    const moves = old == imageBase() && isVdsoInPlace() && (flags & <usize>MREMAP_MAYMOVE) != 0;
    return moves ? moveVdso(oldSize, newSize, flags, to) : isVdsoInPlace() ? -EINVAL : -EFAULT;
  }
  forget(old, pageEnd(old, oldSize), true);
  if ((flags & <usize>MREMAP_FIXED) != 0) {
    if (isOwn(to, newSize)) return -EINVAL;
    forget(to, pageEnd(to, newSize), false);
  }
  return syscall6(__NR_mremap, old, oldSize, newSize, flags, to, 0);
}

/**
 * brk(2): pads in the heap's way go, and the sites that jump there make their calls as before. Not with several threads, which could be on
 * one: the heap ends there.
 */
export function moveBreak(to: usize): i64 {
  const end = pageEnd(to, PAGE);
  const result = syscall6(__NR_brk, to, 0, 0, 0, 0, 0);
  if (<usize>result >= to || end > ADDRESSES_END || areThreads() || !touchesFarPads(heapStart(), end)) return result;
  for (let page = farPadIn(heapStart(), end); page != 0; page = farPadIn(heapStart(), end)) {
    forget(page, page + PAGE, true);
    syscall6(__NR_munmap, page, PAGE, 0, 0, 0, 0);
  }
  return syscall6(__NR_brk, to, 0, 0, 0, 0, 0);
}

/** shmat(2). */
export function attach(shmid: i32, addr: usize, flags: i32): i64 {
  if ((flags & (SHM_EXEC | SHM_REMAP)) != 0) unsettle();
  return syscall6(__NR_shmat, shmid, addr, flags, 0, 0, 0);
}

/** personality(2). */
export function setPersona(persona: u32): i64 {
  // From now on what can be read can be executed.
  if (persona != 0xffffffff && (persona & READ_IMPLIES_EXEC) != 0) unsettleForGood();
  return syscall6(__NR_personality, persona, 0, 0, 0, 0, 0);
}

/** The image is what a program takes for its vDSO (proc-views/maps.ts): it stays, and where it would be moved to is a copy. */
function moveVdso(oldSize: usize, newSize: usize, flags: usize, to: usize): i64 {
  const size = pageEnd(0, newSize);
  if (size == 0 || size > pageEnd(0, oldSize)) return -EINVAL;
  if ((flags & <usize>MREMAP_FIXED) != 0) {
    if ((to & (PAGE - 1)) != 0 || isOwn(to, size)) return -EINVAL;
    forget(to, to + size, false);
  } else {
    const at = syscall6(__NR_mmap, 0, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at < 0) return at;
    to = <usize>at;
  }
  const copied = copyVdso(to, size);
  if (copied < 0) return copied;
  moveVdsoTo(to, to + size);
  return <i64>to;
}

assert(__NR_mprotect != __NR_pkey_mprotect);

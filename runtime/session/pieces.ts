// The session's memory where a process may have little address space, all of which counts although little of it is touched: a page is mapped
// when the runtime first touches it. Until then nothing is there, so it lies where no other mapping comes to be.
import {
  EEXIST, ENOMEM, MAP_FIXED, MAP_FIXED_NOREPLACE, MAP_NORESERVE, MAP_SHARED, PROT_READ, PROT_WRITE, SIGSEGV, SIG_DFL, SIG_IGN, Sigaction,
  __NR_mmap, __NR_munmap, __NR_rt_sigaction, syscall6,
} from "../../assembly/index";
import { addressSpaceLimit } from "../memory/address-space";
import { imageBase } from "../natives";
import { SET_BYTES, catchSignal, kernelMask, letKernelAct, setKernelMask } from "../signals/kernel";
import { bit } from "../signals/sets";
import { callOfOwn } from "../trap-net/own-call";
import { findSessionFd } from "./session";

const PAGE: usize = 4096;
/** What of its address space a process has for the session at most, one part in as many. */
const PART: u64 = 2;
/** Where there is less, every page counts. */
const LEAST_SPACE: u64 = 16 << 20;
/** From one place that is tried to the next. */
const STEP: usize = 64 << 30;
const TRIES: i32 = 16;

let start: usize = 0;
let end: usize = 0;
/** Whether SIGSEGV was ignored, and blocked, before faults were waited for. */
export let wasIgnored: bool = false;
export let wasBlocked: bool = false;

/** Whether as many bytes are mapped by pieces in this process. */
export function areMappedByPieces(bytes: usize): bool {
  const limit = addressSpaceLimit();
  return <u64>bytes > limit / PART || limit < LEAST_SPACE;
}

/** Whether the session is mapped by pieces. What can do without it then does not touch more of it. */
export function isByPieces(): bool {
  return end != start;
}

/** Maps the first `first` of `bytes` bytes of `fd`, and from now on what of the others is touched. Their address, or -errno. */
export function mapFirstPiece(fd: i32, bytes: usize, first: usize): i64 {
  // Where the image lies by chance, but far from where programs and libraries do.
  let at = imageBase() / 2 & ~(PAGE - 1);
  let result: i64 = -ENOMEM;
  for (let i = 0; i < TRIES; i++, at -= STEP) {
    result = mapAt(at, fd, 0, first);
    if (result != -EEXIST) break;
  }
  if (result < 0) return result;
  start = at;
  end = at + bytes;
  waitForFaults();
  return at;
}

function waitForFaults(): void {
  const before = new Sigaction();
  syscall6(__NR_rt_sigaction, SIGSEGV, 0, changetype<usize>(before), SET_BYTES, 0, 0);
  wasIgnored = before.sa_handler == SIG_IGN;
  catchSignal(SIGSEGV, 0);
  const mask = kernelMask();
  wasBlocked = (mask & bit(SIGSEGV)) != 0;
  if (wasBlocked) setKernelMask(mask & ~bit(SIGSEGV));
}

/** From now on nothing is mapped when it is touched. */
export function endPieces(): void {
  end = start;
  letKernelAct(SIGSEGV, wasIgnored ? SIG_IGN : SIG_DFL, 0);
  if (wasBlocked) setKernelMask(kernelMask() | bit(SIGSEGV));
}

/** Has faults be waited for again where all signals were blocked since. */
export function unblockFaults(): void {
  if (isByPieces()) setKernelMask(kernelMask() & ~bit(SIGSEGV));
}

/** Maps all of it where there is room: later the kernel may kill who maps memory. */
export function mapWhole(): void {
  const fd = isByPieces() ? findSessionFd() : -1;
  if (fd < 0) return;
  const flags = MAP_SHARED | MAP_NORESERVE | MAP_FIXED;
  syscall6(__NR_mmap, start, end - start, PROT_READ | PROT_WRITE, flags, fd, 0);
}

/** Whether the page at `address` is the session's, and mapped when it is touched. */
export function isPiece(address: usize): bool {
  return address >= start && address < end;
}

/** Maps the page of a piece at `address`, where nothing is. False if there is no memory for it. */
export function mapTouched(address: usize): bool {
  const page = address & ~(PAGE - 1);
  const fd = findSessionFd();
  if (fd < 0) return false;
  const result = mapAt(page, <i32>fd, page - start, PAGE);
  // Another thread may have been first.
  return result >= 0 || result == -EEXIST;
}

function mapAt(at: usize, fd: i32, offset: usize, bytes: usize): i64 {
  const flags = MAP_SHARED | MAP_NORESERVE | MAP_FIXED_NOREPLACE;
  const result = callOfOwn(__NR_mmap, at, bytes, PROT_READ | PROT_WRITE, flags, fd, offset);
  if (result < 0 || <usize>result == at) return result;
  // A kernel before Linux 4.17 takes the address for a hint.
  syscall6(__NR_munmap, result, bytes, 0, 0, 0, 0);
  return -EEXIST;
}

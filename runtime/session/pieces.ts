// The session's memory where a process may have little address space, all of which counts although little of it is touched: a page is mapped
// when the runtime first touches it. Until then nothing is there, so it lies where no other mapping comes to be.
import {
  EEXIST, ENOMEM, MAP_FIXED_NOREPLACE, MAP_NORESERVE, MAP_SHARED, PROT_READ, PROT_WRITE, SIGSEGV, SIG_DFL, __NR_mmap,
  __NR_munmap, syscall6,
} from "../../assembly/index";
import { addressSpaceLimit } from "../memory/address-space";
import { imageBase } from "../natives";
import { catchSignal, letKernelAct } from "../signals/kernel";
import { sessionFd } from "./session";

const PAGE: usize = 4096;
/** What of its address space a process has for the session at most, one part in as many. */
const PART: u64 = 8;
/** How far below the image: the kernel would have to give away as much before it comes there. */
const BELOW: usize = 64 << 30;
const TRIES: i32 = 16;

let start: usize = 0;
let end: usize = 0;

/** Whether as many bytes are mapped by pieces in this process. */
export function isMappedByPieces(bytes: usize): bool {
  return <u64>bytes > addressSpaceLimit() / PART;
}

/** Maps the first `first` of `bytes` bytes of `fd`, and from now on what of the others is touched. Their address, or -errno. */
export function mapFirstPiece(fd: i32, bytes: usize, first: usize): i64 {
  let at = imageBase() - BELOW & ~(PAGE - 1);
  let result: i64 = -ENOMEM;
  for (let i = 0; i < TRIES; i++, at -= BELOW) {
    result = mapAt(at, fd, 0, first);
    if (result != -EEXIST) break;
  }
  if (result < 0) return result;
  start = at;
  end = at + bytes;
  catchSignal(SIGSEGV, 0);
  return at;
}

/** From now on nothing is mapped when it is touched. */
export function endPieces(): void {
  end = start;
  letKernelAct(SIGSEGV, SIG_DFL, 0);
}

/** Whether the page at `address` is the session's, and mapped when it is touched. */
export function isPiece(address: usize): bool {
  return address >= start && address < end;
}

/** Maps the page of a piece at `address`, where nothing is. False if there is no memory for it. */
export function mapTouched(address: usize): bool {
  const page = address & ~(PAGE - 1);
  const result = mapAt(page, sessionFd(), page - start, PAGE);
  // Another thread may have been first.
  return result >= 0 || result == -EEXIST;
}

function mapAt(at: usize, fd: i32, offset: usize, bytes: usize): i64 {
  const result = syscall6(__NR_mmap, at, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE | MAP_FIXED_NOREPLACE, fd, offset);
  if (result < 0 || <usize>result == at) return result;
  // A kernel before Linux 4.17 takes the address for a hint.
  syscall6(__NR_munmap, result, bytes, 0, 0, 0, 0);
  return -EEXIST;
}

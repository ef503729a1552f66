import { PATH_MAX, __NR_munmap, syscall6 } from "../../assembly/index";
import { lockGate, unlockGate } from "../gate/lock";
import { keepRange } from "../memory/own";
import { HEAD_BYTES, PHDR_BYTES } from "./elf-file";
import { ARGUMENT_BYTES, HANDOVER_BYTES, STATE_CAPACITY } from "./handover";
import { mapMemory, pageEnd } from "./pages";
import { LOOKED_AT } from "./script";

/** A file that is no program names its interpreter at most this often in a row: exec_binprm of fs/exec.c. */
export const MAX_REWRITES: i32 = 5;
/** Arguments that interpreters put in front: a name, an argument and what was there before, each time. */
export const MAX_PREFIX: usize = 16;

// Parts of the memory an exec works in. What is not touched takes no room.
export const FILE_NAME: usize = 0;
export const FILE_NAME_BYTES: usize = 8192;
export const WORDS: usize = FILE_NAME + FILE_NAME_BYTES;
export const PHDRS: usize = WORDS + (<usize>MAX_REWRITES + 1) * LOOKED_AT;
export const INTERPRETER: usize = PHDRS + PHDR_BYTES;
// From here on every exec touches the first page.
export const HEAD: usize = (INTERPRETER + <usize>PATH_MAX + 4095) & ~<usize>4095;
export const HOT_BYTES: usize = 4096;
export const PREFIX: usize = HEAD + HEAD_BYTES;
export const PREFIX_END: usize = PREFIX + MAX_PREFIX * sizeof<usize>();
/** A byte that stays 0. */
export const EMPTY: usize = PREFIX_END;
/** The handover and its state; behind what there is of that, it is encoded; behind this are the pointers to the arguments. */
export const HANDOVER: usize = EMPTY + sizeof<usize>();
/** All of it, but for the pointers to arguments. */
export const EXEC_BYTES: usize = HANDOVER + HANDOVER_BYTES + STATE_CAPACITY + ARGUMENT_BYTES + 16;

/** What nearly every exec has room in. */
const ORDINARY: usize = (EXEC_BYTES + 1024 * sizeof<usize>() + 4095) & ~<usize>4095;
/** The first piece of it, which is there where a process may have no more memory: that does not stop an exec. */
const firstPiece: usize = memory.data(<i32>ORDINARY + 4096, 16);
/** That many pieces a process keeps: one that executes programs by vfork does so again. */
const KEPT: usize = 4;
/** Their addresses, and whether they are in use: an address is odd then. */
const pieces: usize = memory.data(32, 8);

function bytesFor(count: usize): usize {
  return pageEnd(EXEC_BYTES + (count + MAX_PREFIX + 4) * sizeof<usize>());
}

/** Memory for one exec with `count` pointers to arguments; giveExecMemory takes it back. -errno if there is none. */
export function takeExecMemory(count: usize): i64 {
  const bytes = bytesFor(count);
  if (bytes > ORDINARY) return mapMemory(bytes);
  for (let i: usize = 0; i < KEPT; i++) {
    const piece = pieces + i * sizeof<usize>();
    const address = atomic.load<usize>(piece);
    if ((address & 1) != 0 || atomic.cmpxchg<usize>(piece, address, address | 1) != address) continue;
    if (address == 0) return i == 0 ? takeFirst() : makePiece(piece);
    store<u8>(address + EMPTY, 0);
    return address;
  }
  return mapMemory(bytes);
}

function takeFirst(): usize {
  const address = pageEnd(firstPiece);
  atomic.store<usize>(pieces, address | 1);
  return address;
}

function makePiece(piece: usize): i64 {
  const address = mapMemory(ORDINARY);
  if (address > 0) {
    lockGate();
    keepRange(<usize>address, <usize>address + ORDINARY);
    unlockGate();
  }
  atomic.store<usize>(piece, address > 0 ? <usize>address | 1 : 0);
  return address;
}

/** Takes back what takeExecMemory gave for as many pointers. */
export function giveExecMemory(address: usize, count: usize): void {
  for (let i: usize = 0; i < KEPT; i++) {
    const piece = pieces + i * sizeof<usize>();
    if (atomic.load<usize>(piece) != (address | 1)) continue;
    atomic.store<usize>(piece, address);
    return;
  }
  syscall6(__NR_munmap, address, bytesFor(count), 0, 0, 0, 0);
}

/** One execve(2) or execveat(2) on its way. */
// @ts-ignore: decorator
@unmanaged
export class Exec {
  memory: usize;
  /** What natively is AT_EXECFN. */
  name: usize;
  target: i32;
  interpreter: i32;
  /** The handover as an argument, and what is behind it. */
  encoded: usize;
  encodedEnd: usize;
  /** First of the pointers to what interpreters put in front. */
  prefix: usize;
  /** The limit on descriptors to set again; 0 if it was not lifted. */
  softLimit: u64;
}

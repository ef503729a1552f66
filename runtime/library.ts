// The image as a library: its functions, one a call (native/library.h), make a call that no layer answers themselves; during another one
// the program seems to be at a site of the image's.
import {
  MAP_ANONYMOUS, MAP_PRIVATE, PROT_EXEC, PROT_READ, PROT_WRITE, __NR_mmap, __NR_mprotect, syscall6,
} from "../assembly/index";
import { HEADER_BYTES, SYSCALL, Thunk, isCounted } from "./gate/thunk";
import { keepRange } from "./memory/own";
import { isPinned } from "./session/session";
import {
  imageBase, imageEnd, libraryBegin, libraryCounted, libraryEnd, libraryPinned, libraryPlain, librarySite, libraryTargets, libraryLeaf, libraryTask,
  libraryTaskPass, libraryTaskSite, libraryThunks,
} from "./natives";

/** Words at `libraryTargets`, as in native/library.S: where calls are made, clone and its like, the vDSO's that a layer answers. */
const PLAIN: usize = 0;
const TASK: usize = 8;
const VDSO: usize = 16;
/** A byte: whether programs may set the gs base by an instruction. */
const FAST_GS: usize = 24;

/** Leads the library's functions to where calls are made; with `out` to the kernel, but for the vDSO's that a layer answers. */
export function openLibrary(out: bool): void {
  writeHeader(libraryThunks(), librarySite());
  writeHeader(libraryThunks() + HEADER_BYTES, libraryTaskSite());
  const plain = isPinned() ? libraryPinned() : isCounted() ? libraryCounted() : libraryPlain();
  store<usize>(libraryTargets() + PLAIN, plain);
  store<usize>(libraryTargets() + TASK, out ? libraryTaskPass() : libraryTask());
  store<usize>(libraryTargets() + VDSO, out ? libraryLeaf() : plain);
}

/** Has the library's functions count calls, or not any more (gate/settle.ts). */
export function countLibraryCalls(on: bool): void {
  const at = libraryTargets() + PLAIN;
  // Calls that trap, or have a place each, stay so.
  if (load<usize>(at) == (on ? libraryPlain() : libraryCounted())) store<usize>(at, on ? libraryCounted() : libraryPlain());
}

/** Notes what AT_HWCAP2 says of the instructions that set the gs base. */
export function noteHardware(hwcap2: usize): void {
  if ((hwcap2 & HWCAP2_FSGSBASE) != 0) store<u8>(libraryTargets() + FAST_GS, 1);
}

/** <asm/hwcap2.h> */
const HWCAP2_FSGSBASE: usize = 2;

/** The header of a thunk without code: for calls that a layer answers. A function need not keep the flags. */
function writeHeader(at: usize, site: usize): void {
  const thunk = changetype<Thunk>(at);
  thunk.site = site;
  thunk.tail = site + 2;
}

/**
 * Has calls by the library's functions trap like any other code: for when the gs base is the application's, which the direct way needs.
 * Without memory they crash.
 */
export function trapLibraryCalls(): void {
  const page = syscall6(__NR_mmap, 0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  const at = page < 0 ? 0 : <usize>page;
  store<usize>(libraryTargets() + PLAIN, at);
  store<usize>(libraryTargets() + VDSO, at);
  store<usize>(libraryTargets() + TASK, at + 8);
  if (at == 0) return;
  store<u16>(at, SYSCALL);
  store<u8>(at, 0xc3, 2);
  // push %r9; ret
  store<u16>(at, SYSCALL, 8);
  store<u32>(at, 0xc35141, 10);
  keepRange(at, at + 4096);
  syscall6(__NR_mprotect, page, 4096, PROT_READ | PROT_EXEC, 0, 0, 0);
}

/** Whether a thread there is in the runtime; in the library's functions it still is, or again, in its program. */
// @ts-ignore: decorator
@inline
export function isRuntime(rip: usize): bool {
  return rip >= imageBase() && rip < imageEnd() && !(rip >= libraryBegin() && rip < libraryEnd());
}

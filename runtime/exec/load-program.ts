import {
  AT_BASE, AT_EGID, AT_ENTRY, AT_EUID, AT_EXECFN, AT_FLAGS, AT_GID, AT_HWCAP2, AT_PHDR, AT_PHENT, AT_PHNUM, AT_SECURE, AT_SYSINFO_EHDR,
  AT_UID, EINVAL, ENOEXEC, Elf64Ehdr, Elf64Phdr, PROT_EXEC, PROT_GROWSDOWN, PROT_READ, PROT_WRITE, PR_SET_NAME, SIGSEGV,
  __NR_close, __NR_exit_group, __NR_getegid, __NR_geteuid, __NR_getgid, __NR_getuid, __NR_mprotect, __NR_munmap, __NR_prctl,
  syscall6,
} from "../../assembly/index";
import { arm } from "../arm";
import { firstSlot, reserveGate } from "../gate/region";
import { IA32_PHDR_BYTES, isIa32Elf, widenHeaders } from "../ia32/elf-file";
import { IA32_PROGRAM_BASE, IA32_PROGRAM_SPREAD, beginIa32Program } from "../ia32/load";
import { runsIa32 } from "../ia32/support";
import { stayOut } from "../leaf";
import { noteHardware, openLibrary } from "../library";
import { answer, imageBase, isHandled } from "../natives";
import { currentThread } from "../thread";
import { areMappedByPieces } from "../session/pieces";
import { LIBC, VDSO, seesEveryCall } from "../session/mechanism";
import { attachByPieces, attachSession, beginProgram, layerBase, sessionOptions, sessionMechanism } from "../session/session";
import { ShownCall, announceProgram } from "../shown-call";
import { callOfOwn } from "../trap-net/own-call";
import { linkVdso } from "../vdso";
import { Complaint } from "./complaint";
import { cooperates } from "./cooperation";
import { dieOf } from "./die";
import { HEAD_BYTES, PHDR_BYTES, isOurs, programHeaders, readHead } from "./elf-file";
import { HANDOVER_BYTES, Handover, ROOM } from "./handover";
import { inherit, inheritedBlocked, inheritedIgnored } from "./inherited";
import { InitialStack, auxiliary, dropArguments, setAuxiliary } from "./initial-stack";
import { lifecycleAttach, lifecycleLoadState, lifecycleOption } from "./lifecycle";
import { LoadedElf, PROGRAM_BASE, Place, loadElf } from "./load-elf";
import { describeMemory, drawSpread } from "./memory-map";
import { mapMemory, pageEnd, pageStart } from "./pages";
import { setProgram, setProgramCode } from "./program";

/** Exit status when Unweld itself fails. */
const FAILED: i32 = 125;

/**
 * Makes this process the program that `handover` speaks of, up to its first instruction: joins the session, arms reflection, maps
 * program and interpreter, and makes the initial stack theirs. Writes to `begin` where to go on, and the stack.
 */
export function loadProgram(stack: InitialStack, handover: Handover, begin: ShownCall): void {
  joinSession(handover);
  callOfOwn(__NR_prctl, PR_SET_NAME, changetype<usize>(handover) + offsetof<Handover>("name0"), 0, 0, 0, 0);
  const name = load<usize>(stack.argv, sizeof<usize>());
  setProgram(handover.targetFd, name, handover.room, ROOM);
  const mechanism = sessionMechanism();
  // Its range is taken before the libraries come to lie beside the image.
  if (seesEveryCall(mechanism)) reflect();

  const spread = drawSpread(auxiliary(stack, AT_EXECFN));
  const program = new LoadedElf();
  const interpreter = new LoadedElf();
  const hasInterpreter = handover.interpreterFd >= 0;
  map(handover.targetFd, hasInterpreter ? Place.atBase : Place.anywhere, spread.program, program);
  if (hasInterpreter) map(handover.interpreterFd, Place.anywhere, 0, interpreter);
  const out = mechanism == VDSO || (mechanism == LIBC && !cooperates(program) && !(hasInterpreter && cooperates(interpreter)));
  if (beginProgram() && out && mechanism == LIBC) refuse(name);
  if (out) stayOut();
  else if (mechanism == LIBC) reflect();
  dropArguments(stack, 2);
  openLibrary(out);
  noteHardware(auxiliary(stack, AT_HWCAP2));
  fillAuxiliary(stack, program, hasInterpreter ? interpreter.bias : 0, name);
  setProgramCode(program.startCode, program.endCode);
  const low = !hasInterpreter && program.bias != 0;
  if (program.ia32) beginIa32(stack, program, low, spread.heap != 0);
  else describeMemory(stack, program, low, spread.heap);
  if (program.executableStack && !program.ia32) {
    syscall6(__NR_mprotect, pageStart(stack.sp), 4096, PROT_READ | PROT_WRITE | PROT_EXEC | PROT_GROWSDOWN, 0, 0, 0);
  }
  begin.rip = hasInterpreter ? interpreter.entry : program.entry;
  begin.rsp = stack.sp;
  announceProgram(begin);
}

function beginIa32(stack: InitialStack, program: LoadedElf, low: bool, random: bool): void {
  // Of a session's first program that was not known before.
  if (!runsIa32()) fail("this kernel runs no programs of 32 bits", -ENOEXEC);
  const sp = beginIa32Program(stack, program, low, random);
  if (sp < 0) {
    complain("cannot make a stack for a program of 32 bits", sp);
    dieOf(SIGSEGV);
  }
  stack.sp = <usize>sp;
}

function reflect(): void {
  const armed = arm(inheritedIgnored, inheritedBlocked);
  if (armed < 0) fail("cannot reflect system calls", armed);
}

/** The first program of a session that only serves others. */
function refuse(name: usize): void {
  new Complaint("unweld: cannot run ").sayText(name).say(" by the mechanism libc\n  its C library does not call the image")
    .say("\n  build it with the musl of lab/musl, or take another mechanism").write();
  syscall6(__NR_exit_group, FAILED, 0, 0, 0, 0, 0);
}

function joinSession(handover: Handover): void {
  const bytes = <usize>handover.sessionBytes;
  const byPieces = areMappedByPieces(bytes);
  const room = reserveGate(byPieces ? 0 : pageEnd(bytes));
  currentThread().image = imageBase();
  currentThread().slots = firstSlot();
  const attached = byPieces ? attachByPieces(handover.sessionFd, bytes) : attachSession(handover.sessionFd, bytes, room);
  if (attached < 0) fail("cannot join the session", attached);
  inherit(handover);
  const options = sessionOptions();
  for (let at = options.start; at < options.end; at = options.next(at)) {
    lifecycleOption(options.name(at), <i32>options.nameLength(at), options.value(at), <i32>options.valueLength(at));
  }
  lifecycleAttach(layerBase(), false);
  lifecycleLoadState(changetype<usize>(handover) + HANDOVER_BYTES, <usize>handover.stateBytes);
}

/**
 * Maps a file that was looked at before exec, `spread` from where programs go if it goes there; the kernel, too, kills a process for which
 * this fails.
 */
function map(fd: i32, place: Place, spread: usize, to: LoadedElf): void {
  const head = changetype<usize>(new StaticArray<u8>(<i32>HEAD_BYTES));
  const got = readHead(fd, head);
  let result: i64 = got < 0 ? got : -ENOEXEC;
  to.ia32 = got > 0 && isIa32Elf(head);
  if (to.ia32) {
    const base = IA32_PROGRAM_BASE + spread % IA32_PROGRAM_SPREAD;
    result = mapLargeHeaders(fd, head, got, place == Place.anywhere ? Place.low : place, base, to);
  } else if (got > 0 && isOurs(head)) {
    const phdrs = programHeaders(fd, head, got, 0);
    if (phdrs != 0) result = loadElf(fd, changetype<Elf64Ehdr>(head), phdrs, place, PROGRAM_BASE + spread, to);
    else result = mapLargeHeaders(fd, head, got, place, PROGRAM_BASE + spread, to);
  }
  if (result < 0) {
    if (result != -EINVAL && result != -ENOEXEC) complain("cannot map the program", result);
    dieOf(SIGSEGV);
  }
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
}

/** The same where the program headers are not in the head of the file, or have to be made. */
function mapLargeHeaders(fd: i32, head: usize, headBytes: i64, place: Place, base: usize, to: LoadedElf): i64 {
  const room = mapMemory(PHDR_BYTES);
  if (room < 0) return room;
  const phdrs = to.ia32 ? widenHeaders(fd, head, headBytes, <usize>room) : programHeaders(fd, head, headBytes, <usize>room);
  const result = phdrs == 0 ? -ENOEXEC : loadElf(fd, changetype<Elf64Ehdr>(head), phdrs, place, base, to);
  syscall6(__NR_munmap, room, PHDR_BYTES, 0, 0, 0, 0);
  return result;
}

function fillAuxiliary(stack: InitialStack, program: LoadedElf, base: usize, name: usize): void {
  setAuxiliary(stack, AT_PHDR, program.phdrs);
  setAuxiliary(stack, AT_PHENT, program.ia32 ? IA32_PHDR_BYTES : offsetof<Elf64Phdr>());
  setAuxiliary(stack, AT_PHNUM, program.phdrCount);
  setAuxiliary(stack, AT_BASE, base);
  setAuxiliary(stack, AT_FLAGS, 0);
  setAuxiliary(stack, AT_ENTRY, program.entry);
  setAuxiliary(stack, AT_EXECFN, name);
  linkVdso(auxiliary(stack, AT_SYSINFO_EHDR));
  setAuxiliary(stack, AT_SYSINFO_EHDR, imageBase());
  let answered = fillIdentity(stack, AT_UID, __NR_getuid);
  if (fillIdentity(stack, AT_EUID, __NR_geteuid)) answered = true;
  if (fillIdentity(stack, AT_GID, __NR_getgid)) answered = true;
  if (fillIdentity(stack, AT_EGID, __NR_getegid)) answered = true;
  if (!answered) return;
  const sameUser = auxiliary(stack, AT_UID) == auxiliary(stack, AT_EUID);
  const sameGroup = auxiliary(stack, AT_GID) == auxiliary(stack, AT_EGID);
  setAuxiliary(stack, AT_SECURE, sameUser && sameGroup ? 0 : 1);
}

/** Lets the layers say who the program is, where they do. */
function fillIdentity(stack: InitialStack, type: u64, nr: i32): bool {
  if (!isHandled(nr)) return false;
  setAuxiliary(stack, type, <usize>answer(nr, 0, 0, 0, 0, 0, 0));
  return true;
}

function complain(what: string, error: i64): void {
  new Complaint("unweld: ").say(what).say("\n  ").sayError(-error)
    .say("\n  run `unweld probe` to see what this system allows").write();
}

function fail(what: string, error: i64): void {
  complain(what, error);
  syscall6(__NR_exit_group, FAILED, 0, 0, 0, 0, 0);
}

import { AT_FDCWD, __NR_readlinkat, byteLength, lastComponent, syscall6 } from "../../assembly/index";
import { sessionBytes, sessionFd } from "../session/session";
import { PHDR_BYTES } from "./elf-file";
import { EMPTY, Exec, FILE_NAME_BYTES, HANDOVER, HEAD, PHDRS, PREFIX_END } from "./exec-memory";
import { HANDOVER_BYTES, Handover, STATE_CAPACITY, encodeHandover } from "./handover";
import { bequeath } from "./inherited";
import { lifecycleSaveState } from "./lifecycle";
import { NOTE_BYTES, endsInNote } from "./mapped-file";
import { ownDescriptor } from "./program";

/** Of a thread's name, with its NUL. */
const NAME_BYTES: usize = 16;

/** Fills in what the next process image has to know, and makes an argument of it. */
export function fillHandover(exec: Exec, byDescriptor: bool): void {
  const handover = changetype<Handover>(exec.memory + HANDOVER);
  memory.fill(exec.memory + HANDOVER, 0, HANDOVER_BYTES);
  handover.sessionBytes = sessionBytes();
  handover.sessionFd = sessionFd();
  handover.targetFd = exec.target;
  handover.interpreterFd = exec.interpreter;
  bequeath(handover);
  fillName(exec, changetype<usize>(handover) + offsetof<Handover>("name0"), byDescriptor);
  handover.stateBytes = lifecycleSaveState(changetype<usize>(handover) + HANDOVER_BYTES, STATE_CAPACITY);
  exec.encoded = changetype<usize>(handover) + HANDOVER_BYTES + <usize>handover.stateBytes;
  exec.encodedEnd = encodeHandover(exec.encoded, handover);
}

/** What the thread will be called: the last part of the name, or for one given by descriptor of the file's own name. */
function fillName(exec: Exec, to: usize, byDescriptor: bool): void {
  let from = exec.name;
  let length = byteLength(from, FILE_NAME_BYTES);
  if (byDescriptor) {
    // What was read of the file is not needed any more.
    const link = exec.memory + PHDRS;
    const got = syscall6(__NR_readlinkat, AT_FDCWD, ownDescriptor(exec.memory + HEAD, exec.target), link, PHDR_BYTES, 0, 0);
    if (got > 0) {
      from = link;
      length = <usize>got;
      if (endsInNote(link, length)) length -= NOTE_BYTES;
    }
  }
  const start = lastComponent(from, length);
  memory.copy(to, from + start, min(length - start, NAME_BYTES - 1));
}

/** The two the loader takes away, what interpreters put in front, and the caller's own. Returns the list of them. */
export function fillArguments(exec: Exec, argv: usize, count: usize): usize {
  const to = (exec.encodedEnd + 7) & ~<usize>7;
  store<usize>(to, exec.encoded);
  store<usize>(to + 8, exec.name);
  let at = to + 16;
  const prefixBytes = exec.memory + PREFIX_END - exec.prefix;
  memory.copy(at, exec.prefix, prefixBytes);
  at += prefixBytes;
  // An interpreter's name stands for the first argument; without any there is an empty one.
  const skipped: usize = prefixBytes != 0 ? 1 : 0;
  if (count > skipped) {
    memory.copy(at, argv + skipped * 8, (count - skipped) * 8);
    at += (count - skipped) * 8;
  } else if (count == 0 && prefixBytes == 0) {
    store<usize>(at, exec.memory + EMPTY);
    at += 8;
  }
  store<usize>(at, 0);
  return to;
}

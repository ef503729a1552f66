import {
  AT_FDCWD, EACCES, ELOOP, ENOEXEC, Elf64Ehdr, FD_CLOEXEC, F_GETFD, __NR_close, __NR_fcntl, syscall6,
} from "../../assembly/index";
import { isIa32Elf, widenHeaders } from "../ia32/elf-file";
import { runsIa32, wouldRunIa32 } from "../ia32/support";
import { checkInterpreter, interpreterName, isElf32, isOurs, programHeaders, readHead } from "./elf-file";
import { complainForeign, complainUnreadable } from "./exec-complaints";
import { Exec, FILE_NAME, HEAD, INTERPRETER, MAX_REWRITES, PHDRS, WORDS } from "./exec-memory";
import { checkExecutable, openByName } from "./executable";
import { LOOKED_AT, Shebang, isScript, parseScript } from "./script";

/**
 * Follows scripts from the file open as `exec.target` to the program that is to run, and opens its interpreter. 0 or -errno.
 * `dirfd` is what the file's name is relative to.
 */
export function findProgram(exec: Exec, dirfd: i32): i64 {
  const head = exec.memory + HEAD;
  const inaccessible = isInaccessible(exec, dirfd);
  const shebang = new Shebang();
  let name = exec.name;
  for (let depth = 0; ; depth++) {
    if (depth > MAX_REWRITES) return -ELOOP;
    const got = readHead(exec.target, head);
    if (got < 0) return got;
    if (!isScript(head)) return checkProgram(exec, got);
    const parsed = parseScript(head, inaccessible, shebang);
    if (parsed < 0) return parsed;
    // The buffer is needed for the next file.
    const words = exec.memory + WORDS + <usize>depth * LOOKED_AT;
    memory.copy(words, head, LOOKED_AT);
    if (depth > 0) exec.prefix += sizeof<usize>();
    putInFront(exec, name);
    if (shebang.argument != 0) putInFront(exec, words + (shebang.argument - head));
    name = words + (shebang.interpreter - head);
    putInFront(exec, name);
    const opened = openInterpreter(name);
    if (opened < 0) return opened;
    syscall6(__NR_close, exec.target, 0, 0, 0, 0, 0);
    exec.target = <i32>opened;
  }
  return 0;
}

function putInFront(exec: Exec, text: usize): void {
  exec.prefix -= sizeof<usize>();
  store<usize>(exec.prefix, text);
}

function openInterpreter(name: usize): i64 {
  const opened = openByName(name);
  if (opened == -EACCES && checkExecutable(AT_FDCWD, name, 0) == 0) complainUnreadable(name);
  return opened;
}

function checkProgram(exec: Exec, headBytes: i64): i64 {
  const head = exec.memory + HEAD;
  const ia32 = isIa32Elf(head) && runsIa32();
  if (!ia32 && !isOurs(head)) {
    if (isElf32(head) && !wouldRunIa32()) complainForeign(exec.name);
    return -ENOEXEC;
  }
  const room = exec.memory + PHDRS;
  const phdrs = ia32 ? widenHeaders(exec.target, head, headBytes, room) : programHeaders(exec.target, head, headBytes, room);
  if (phdrs == 0) return -ENOEXEC;
  const count = changetype<Elf64Ehdr>(head).e_phnum;
  // Of a header that was made wider the bytes behind are not the file's any more.
  const name = interpreterName(exec.target, phdrs, count, head, ia32 ? 0 : <usize>headBytes, exec.memory + INTERPRETER);
  if (name <= 0) return name;
  const opened = openInterpreter(<usize>name);
  if (opened < 0) return opened;
  exec.interpreter = <i32>opened;
  return checkInterpreter(exec.interpreter, head, room, ia32);
}

/** Whether an interpreter could not open the script any more by the name it would get. */
function isInaccessible(exec: Exec, dirfd: i32): bool {
  return exec.name == exec.memory + FILE_NAME && (syscall6(__NR_fcntl, dirfd, F_GETFD, 0, 0, 0, 0) & FD_CLOEXEC) != 0;
}

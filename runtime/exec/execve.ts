import {
  AT_EMPTY_PATH, AT_FDCWD, AT_SYMLINK_NOFOLLOW, EACCES, ELOOP, EMFILE, ENOENT, ENOEXEC, ENOTDIR, FD_CLOEXEC, F_GETFD, F_SETFD, MAP_ANONYMOUS,
  MAP_PRIVATE, PROT_READ, PROT_WRITE, __NR_close, __NR_execve, __NR_execveat, __NR_fcntl, __NR_mmap, __NR_munmap, __NR_readlink,
  appendDecimal, appendText, byteLength, copyText, lastComponent, syscall6, Elf64Ehdr, PATH_MAX,
} from "../../assembly/index";
import { descriptorLimit, setDescriptorLimit } from "../session/descriptor-limit";
import { executeImageCopy, findSessionFd, sessionBytes, sessionFd } from "../session/session";
import { currentThread } from "../thread";
import { Complaint } from "./complaint";
import {
  HEAD_BYTES, PHDR_BYTES, checkInterpreter, isElf32, isOurs, programHeaders, readHead, readInterpreterName,
} from "./elf-file";
import { checkExecutable, openExecutable } from "./executable";
import { ARGUMENT_BYTES, HANDOVER_BYTES, Handover, STATE_CAPACITY, encodeHandover } from "./handover";
import { bequeath } from "./inherited";
import { lifecycleSaveState } from "./lifecycle";
import { exeLocation, ownDescriptor } from "./program";
import { isProcSelfExe } from "./proc-self";
import { LOOKED_AT, Shebang, isScript, parseScript } from "./script";

/** A file that is no program names its interpreter at most this often in a row: exec_binprm of fs/exec.c. */
const MAX_REWRITES: i32 = 5;
/** Arguments that interpreters put in front: a name, an argument and what was there before, each time. */
const MAX_PREFIX: usize = 16;
const NAME_BYTES: usize = 16;
const SLASH: u8 = 0x2f;
const DELETED: usize = 10;

// Parts of the memory an exec works in. What is not touched takes no room.
const FILE_NAME: usize = 0;
const FILE_NAME_BYTES: usize = 8192;
const HEAD: usize = FILE_NAME + FILE_NAME_BYTES;
const HANDOVER: usize = HEAD + HEAD_BYTES;
const ENCODED: usize = (HANDOVER + HANDOVER_BYTES + STATE_CAPACITY + 7) & ~<usize>7;
const WORDS: usize = (ENCODED + ARGUMENT_BYTES + 7) & ~<usize>7;
const PREFIX: usize = WORDS + (<usize>MAX_REWRITES + 1) * LOOKED_AT;
const PREFIX_END: usize = PREFIX + MAX_PREFIX * sizeof<usize>();
const PHDRS: usize = PREFIX_END;
const INTERPRETER: usize = PHDRS + PHDR_BYTES;
const ARGUMENTS: usize = INTERPRETER + <usize>PATH_MAX;

/** One execve(2) or execveat(2) on its way. */
// @ts-ignore: decorator
@unmanaged
class Exec {
  memory: usize;
  /** What natively is AT_EXECFN. */
  name: usize;
  target: i32;
  interpreter: i32;
  /** First of the pointers to what interpreters put in front. */
  prefix: usize;
  /** The limit on descriptors to set again; 0 if it was not lifted. */
  softLimit: u64;
}

/**
 * execveat(2): the program is executed under this session's image. Returns only on failure, with the kernel's errno, and
 * nothing has changed then.
 *
 * Differs from Linux: set-user-ID, set-group-ID and file capabilities give no privileges, as for a traced process; a file
 * that may be executed but not read is EACCES; programs of 32 bits are ENOEXEC; binfmt_misc is not asked.
 */
export function execProgram(dirfd: i32, pathname: usize, argv: usize, envp: usize, flags: i32): i64 {
  // Unknown flags are an error, or ask for a mere check.
  if ((flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)) != 0) return syscall6(__NR_execveat, dirfd, pathname, argv, envp, flags, 0);
  let path = pathname;
  let follow = flags;
  if (pathname != 0 && isProcSelfExe(dirfd, pathname)) {
    path = exeLocation();
    follow = 0;
  }
  const allowed = checkExecutable(dirfd, path, follow);
  if (allowed < 0) return allowed;
  // The guest's memory is read before anything is held: a bad pointer ends the call here.
  const count = countPointers(argv);
  const nameLength = byteLength(pathname, PATH_MAX);

  const bytes = ARGUMENTS + (count + MAX_PREFIX + 4) * sizeof<usize>();
  const memory = syscall6(__NR_mmap, 0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory < 0) return memory;
  const exec = new Exec();
  exec.memory = <usize>memory;
  exec.prefix = exec.memory + PREFIX_END;
  exec.interpreter = -1;
  exec.target = -1;
  exec.softLimit = 0;
  exec.name = nameOf(exec, dirfd, pathname);
  const words = exec.memory + ARGUMENTS;
  let result = prepare(exec, dirfd, path, follow, nameLength == 0);
  // The kernel needs no descriptor for this.
  if (result == -EMFILE && liftLimit(exec)) result = prepare(exec, dirfd, path, follow, nameLength == 0);
  if (exec.softLimit != 0) setDescriptorLimit(exec.softLimit);
  if (result >= 0) {
    fillArguments(exec, words, argv, count);
    result = replaceImage(exec, words, envp, bytes);
  }
  if (exec.target >= 0) syscall6(__NR_close, exec.target, 0, 0, 0, 0, 0);
  if (exec.interpreter >= 0) syscall6(__NR_close, exec.interpreter, 0, 0, 0, 0, 0);
  syscall6(__NR_munmap, memory, bytes, 0, 0, 0, 0);
  return result;
}

/** Opens everything and fills in the handover. 0 or -errno; what is open is noted in `exec`. */
function prepare(exec: Exec, dirfd: i32, path: usize, flags: i32, byDescriptor: bool): i64 {
  const opened = openExecutable(dirfd, path, flags);
  if (opened == -EACCES) complainUnreadable(exec.name);
  if (opened < 0) return opened;
  exec.target = <i32>opened;
  const found = findProgram(exec, isInaccessible(dirfd, exec));
  if (found < 0) return found;
  const session = findSessionFd();
  if (session < 0) {
    complainLost(exec.name);
    return session;
  }
  fillHandover(exec, byDescriptor);
  return 0;
}

/** Makes room for three more descriptors for a moment, where the hard limit has it; what is open already is closed. */
function liftLimit(exec: Exec): bool {
  if (exec.target >= 0) syscall6(__NR_close, exec.target, 0, 0, 0, 0, 0);
  exec.target = -1;
  exec.prefix = exec.memory + PREFIX_END;
  exec.softLimit = descriptorLimit();
  return setDescriptorLimit(exec.softLimit + 3) > exec.softLimit;
}

function countPointers(list: usize): usize {
  let count: usize = 0;
  if (list != 0) while (load<usize>(list + count * sizeof<usize>()) != 0) count++;
  return count;
}

/** How the kernel calls the file: relative to a descriptor, by /dev/fd. */
function nameOf(exec: Exec, dirfd: i32, pathname: usize): usize {
  const first = load<u8>(pathname);
  if (dirfd == AT_FDCWD || first == SLASH) return pathname;
  const to = exec.memory + FILE_NAME;
  let end = appendDecimal(appendText(to, "/dev/fd/"), dirfd);
  if (first != 0) store<u8>(end++, SLASH);
  copyText(end, pathname, PATH_MAX);
  return to;
}

/** Whether an interpreter could not open the script any more by the name it would get. */
function isInaccessible(dirfd: i32, exec: Exec): bool {
  return exec.name == exec.memory + FILE_NAME && (syscall6(__NR_fcntl, dirfd, F_GETFD, 0, 0, 0, 0) & FD_CLOEXEC) != 0;
}

/** Follows scripts to the program that is to run, and opens its interpreter. 0 or -errno. */
function findProgram(exec: Exec, inaccessible: bool): i64 {
  const head = exec.memory + HEAD;
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
  const allowed = checkExecutable(AT_FDCWD, name, 0);
  if (allowed < 0) return allowed;
  const opened = openExecutable(AT_FDCWD, name, 0);
  if (opened == -EACCES) complainUnreadable(name);
  return opened;
}

function checkProgram(exec: Exec, headBytes: i64): i64 {
  const head = exec.memory + HEAD;
  if (!isOurs(head)) {
    if (isElf32(head)) complainForeign(exec.name);
    return -ENOEXEC;
  }
  const phdrs = programHeaders(exec.target, head, headBytes, exec.memory + PHDRS);
  if (phdrs == 0) return -ENOEXEC;
  const path = exec.memory + INTERPRETER;
  const asked = readInterpreterName(exec.target, phdrs, changetype<Elf64Ehdr>(head).e_phnum, path);
  if (asked <= 0) return asked;
  const opened = openInterpreter(path);
  if (opened < 0) return opened;
  exec.interpreter = <i32>opened;
  return checkInterpreter(exec.interpreter, head, exec.memory + PHDRS);
}

function fillHandover(exec: Exec, byDescriptor: bool): void {
  const handover = changetype<Handover>(exec.memory + HANDOVER);
  handover.sessionBytes = sessionBytes();
  handover.sessionFd = sessionFd();
  handover.targetFd = exec.target;
  handover.interpreterFd = exec.interpreter;
  bequeath(handover);
  fillName(exec, changetype<usize>(handover) + offsetof<Handover>("name0"), byDescriptor);
  handover.stateBytes = lifecycleSaveState(changetype<usize>(handover) + HANDOVER_BYTES, STATE_CAPACITY);
  encodeHandover(exec.memory + ENCODED, handover);
}

/** What the thread will be called: the last part of the name, or for one given by descriptor of the file's own name. */
function fillName(exec: Exec, to: usize, byDescriptor: bool): void {
  let from = exec.name;
  let length = byteLength(from, FILE_NAME_BYTES);
  if (byDescriptor) {
    // The head of the file is not needed any more.
    const link = exec.memory + HEAD;
    const got = syscall6(__NR_readlink, ownDescriptor(exec.memory + INTERPRETER, exec.target), link, HEAD_BYTES, 0, 0, 0);
    if (got > 0) {
      from = link;
      length = <usize>got;
      if (length > DELETED && load<u8>(link + length - 1) == 0x29 && load<u8>(link + length - DELETED) == 0x20) length -= DELETED;
    }
  }
  const start = lastComponent(from, length);
  memory.copy(to, from + start, min(length - start, NAME_BYTES - 1));
}

/** The two the loader takes away, what interpreters put in front, and the caller's own. */
function fillArguments(exec: Exec, to: usize, argv: usize, count: usize): void {
  store<usize>(to, exec.memory + ENCODED);
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
    store<usize>(at, exec.memory + ARGUMENTS - 1);
    at += 8;
  }
  store<usize>(at, 0);
}

/** Executes the image. Only an error comes back. */
function replaceImage(exec: Exec, list: usize, envp: usize, bytes: usize): i64 {
  syscall6(__NR_fcntl, exec.target, F_SETFD, 0, 0, 0, 0);
  if (exec.interpreter >= 0) syscall6(__NR_fcntl, exec.interpreter, F_SETFD, 0, 0, 0, 0);
  // A vfork child cannot unmap this in its parent's memory.
  const thread = currentThread();
  thread.scratch = exec.memory;
  thread.scratchBytes = bytes;
  // Not /proc/self: that is gone once the first thread has ended.
  const link = exec.memory + HEAD;
  store<u8>(appendText(link, "/proc/thread-self/exe"), 0);
  let result = syscall6(__NR_execve, link, list, envp, 0, 0, 0);
  // In a root without /proc, or where this user may not execute the file.
  if (result == -ENOENT || result == -ENOTDIR || result == -EACCES) {
    result = executeImageCopy(list, envp);
    complainUnreachable(exec.name, result);
  }
  thread.scratch = 0;
  thread.scratchBytes = 0;
  return result;
}

function complainUnreadable(name: usize): void {
  new Complaint("unweld: cannot run ").sayText(name)
    .say("\n  it may be executed but not read, and has to be read to be mapped\n  make it readable, or run it outside unweld").write();
}

function complainForeign(name: usize): void {
  new Complaint("unweld: cannot run ").sayText(name)
    .say("\n  it is a 32-bit program\n  run it outside unweld").write();
}

function complainLost(name: usize): void {
  new Complaint("unweld: cannot run ").sayText(name)
    .say("\n  the descriptor of the session's shared memory was closed\n  leave descriptor ").sayNumber(sessionFd()).say(" alone").write();
}

function complainUnreachable(name: usize, error: i64): void {
  new Complaint("unweld: cannot run ").sayText(name).say("\n  the image of this session cannot be executed from here: ").sayError(-error)
    .say("\n  mount /proc there, and let the user execute the image").write();
}

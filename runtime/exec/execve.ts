import {
  AT_EMPTY_PATH, AT_FDCWD, AT_SYMLINK_NOFOLLOW, EACCES, EMFILE, ENOENT, ENOSYS, ENOTDIR, EPERM, F_SETFD, PATH_MAX, __NR_close, __NR_execve,
  __NR_execveat, __NR_fcntl, appendDecimal, appendText, byteLength, copyText, blockingSyscall6, syscall6,
} from "../../assembly/index";
import { descriptorLimit, setDescriptorLimit } from "../session/descriptor-limit";
import { executeImageCopy, findSessionFd, isCopyNeeded, openImage } from "../session/session";
import { prefault } from "../prefault";
import { throughExe } from "../proc";
import { traceAtExec } from "../tracer";
import { currentThread } from "../thread";
import { complainLost, complainNoCopy, complainUnreachable, complainUnreadable } from "./exec-complaints";
import { EMPTY, Exec, FILE_NAME, HEAD, HOT_BYTES, PREFIX_END, giveExecMemory, takeExecMemory } from "./exec-memory";
import { checkExecutable, openExecutable } from "./executable";
import { isFixedImage } from "../trap-net/fixed-image";
import { hasOwnFilter, neededPlace } from "../trap-net/told";
import { fillArguments, fillHandover } from "./fill-arguments";
import { findProgram } from "./find-program";

const SLASH: u8 = 0x2f;

/**
 * execveat(2): the program is executed under this session's image. Returns only on failure, with the kernel's errno, and
 * nothing has changed then.
 *
 * Differs from Linux: set-user-ID, set-group-ID and file capabilities give no privileges, as for a traced process; a file
 * that may be executed but not read is EACCES; binfmt_misc is not asked.
 */
export function execProgram(dirfd: i32, pathname: usize, argv: usize, envp: usize, flags: i32): i64 {
  // Unknown flags are an error, or ask for a mere check.
  const known = AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH;
  if ((flags & ~known) != 0) return syscall6(__NR_execveat, dirfd, pathname, argv, envp, flags, 0);
  let path = pathname;
  if ((flags & AT_SYMLINK_NOFOLLOW) == 0) path = throughExe(pathname);
  const allowed = checkExecutable(dirfd, path, flags);
  if (allowed < 0) return allowed;
  // The guest's memory is read before anything is held: a bad pointer ends the call here.
  const count = countPointers(argv);
  const nameLength = byteLength(pathname, PATH_MAX);

  const memory = takeExecMemory(count);
  if (memory < 0) return memory;
  const exec = new Exec();
  exec.memory = <usize>memory;
  prefault(exec.memory + HEAD, HOT_BYTES);
  exec.prefix = exec.memory + PREFIX_END;
  exec.interpreter = -1;
  exec.target = -1;
  exec.softLimit = 0;
  exec.name = nameOf(exec, dirfd, pathname);
  let result = prepare(exec, dirfd, path, flags, nameLength == 0);
  // The kernel needs no descriptor for this.
  if (result == -EMFILE && liftLimit(exec)) result = prepare(exec, dirfd, path, flags, nameLength == 0);
  if (exec.softLimit != 0) setDescriptorLimit(exec.softLimit);
  if (result >= 0) {
    result = replaceImage(exec, fillArguments(exec, argv, count), envp, count);
  }
  if (exec.target >= 0) syscall6(__NR_close, exec.target, 0, 0, 0, 0, 0);
  if (exec.interpreter >= 0) syscall6(__NR_close, exec.interpreter, 0, 0, 0, 0, 0);
  giveExecMemory(exec.memory, count);
  return result;
}

/** Opens everything and fills in the handover. 0 or -errno; what is open is noted in `exec`. */
function prepare(exec: Exec, dirfd: i32, path: usize, flags: i32, byDescriptor: bool): i64 {
  const opened = openExecutable(dirfd, path, flags);
  if (opened == -EACCES) complainUnreadable(exec.name);
  if (opened < 0) return opened;
  exec.target = <i32>opened;
  const found = findProgram(exec, dirfd);
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

/** Executes the file that the image comes from. Only an error comes back. */
function executeImage(exec: Exec, list: usize, envp: usize): i64 {
  // A filter of the program's own may not know the calls of the shorter way.
  const image = hasOwnFilter() ? -ENOENT : openImage();
  if (image >= 0) {
    const result = blockingSyscall6(__NR_execveat, <usize>image, exec.memory + EMPTY, list, envp, AT_EMPTY_PATH, 0);
    syscall6(__NR_close, <usize>image, 0, 0, 0, 0, 0);
    // Old sandboxes refuse by EPERM what they do not know.
    if (result != -ENOSYS && result != -EACCES && result != -EPERM) return result;
  }
  // Not /proc/self: that is gone once the first thread has ended.
  const link = exec.memory + HEAD;
  store<u8>(appendText(link, "/proc/thread-self/exe"), 0);
  return blockingSyscall6(__NR_execve, link, list, envp, 0, 0, 0);
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

/** Executes the image. Only an error comes back. */
function replaceImage(exec: Exec, list: usize, envp: usize, count: usize): i64 {
  syscall6(__NR_fcntl, exec.target, F_SETFD, 0, 0, 0, 0);
  if (exec.interpreter >= 0) syscall6(__NR_fcntl, exec.interpreter, F_SETFD, 0, 0, 0, 0);
  // A vfork child cannot give this back: it is in use until the program has begun.
  const thread = currentThread();
  thread.scratch = exec.memory;
  thread.scratchPointers = count;
  if (thread.pending == 0) traceAtExec();
  const place = neededPlace();
  let result: i64;
  if (isCopyNeeded()) {
    result = executeImageCopy(0, list, envp);
    complainNoCopy(exec.name, result);
  } else {
    // Where that cannot be had, the image may begin all the same.
    if (place != 0 && !isFixedImage()) executeImageCopy(place, list, envp);
    result = executeImage(exec, list, envp);
    // In a root without /proc, or where this user may not execute the file.
    if (result == -ENOENT || result == -ENOTDIR || result == -EACCES) {
      result = executeImageCopy(place, list, envp);
      complainUnreachable(exec.name, result);
    }
  }
  thread.scratch = 0;
  thread.scratchPointers = 0;
  return result;
}

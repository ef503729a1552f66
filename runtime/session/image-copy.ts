// A copy of the image in the session's memory: for processes that cannot reach the file, in another root or as another user.
import {
  AT_EMPTY_PATH, AT_FDCWD, EINVAL, ENOENT, ENOSYS, ENOTDIR, Elf64Ehdr, Elf64Phdr, F_ADD_SEALS, F_SEAL_GROW, F_SEAL_SEAL, F_SEAL_SHRINK,
  F_SEAL_WRITE, MAP_SHARED, MFD_ALLOW_SEALING, MFD_CLOEXEC, MFD_EXEC, O_CLOEXEC, O_RDONLY, PROT_READ, PROT_WRITE, PT_LOAD, SEEK_SET,
  __NR_close, __NR_execve, __NR_execveat, __NR_fcntl, __NR_lseek, __NR_memfd_create, __NR_mmap, __NR_munmap, __NR_openat,
  __NR_pread64, __NR_sendfile, __NR_write, appendDecimal, appendText, syscall6,
} from "../../assembly/index";
import { imageBase } from "../natives";
import { callOfOwn } from "../trap-net/own-call";
import { rebaseImage } from "../trap-net/rebase";
import { liftFileLimit, restoreFileLimit } from "./file-limit";

/** What /proc calls an image that was executed from memory. */
export const IMAGE_COPY = "unweld-image";
const PART: usize = 8192;
/** Enough of the image to tell it from another: its headers and its build ID. */
const COMPARED: i64 = 1024;

/** Bytes of the image's file that a process maps; what follows are notes for debuggers. */
export function imageFileBytes(): usize {
  const header = changetype<Elf64Ehdr>(imageBase());
  let bytes: usize = 0;
  for (let i: usize = 0; i < <usize>header.e_phnum; i++) {
    const phdr = changetype<Elf64Phdr>(imageBase() + <usize>header.e_phoff + i * offsetof<Elf64Phdr>());
    if (phdr.p_type == PT_LOAD) bytes = max(bytes, <usize>(phdr.p_offset + phdr.p_filesz));
  }
  return bytes;
}

/**
 * Writes the first `bytes` of this process's executable to `to` at `offset`; `name` is how it was executed. How much it wrote,
 * 0 if the file is not found.
 */
export function copyImage(to: i32, offset: usize, bytes: usize, name: usize): usize {
  const path = changetype<usize>(new StaticArray<u8>(32));
  appendText(path, "/proc/self/exe");
  return writeImage(path, to, offset, bytes) || writeImage(name, to, offset, bytes) ? bytes : 0;
}

function writeImage(path: usize, to: i32, offset: usize, bytes: usize): bool {
  const fd = syscall6(__NR_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0, 0, 0);
  if (fd < 0) return false;
  const head = changetype<usize>(new StaticArray<u8>(<i32>COMPARED));
  let sent: i64 = 0;
  const read = syscall6(__NR_pread64, fd, head, COMPARED, 0, 0, 0);
  if (read == COMPARED && memory.compare(head, imageBase(), <usize>COMPARED) == 0) {
    syscall6(__NR_lseek, to, offset, SEEK_SET, 0, 0, 0);
    sent = send(to, <i32>fd, 0, bytes);
  }
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return sent == <i64>bytes;
}

/** Copies `bytes` bytes of `from` at `offset` to `to`, not through a mapping, each page of which would be a fault. How many, or -errno. */
function send(to: i32, from: i32, offset: u64, bytes: usize): i64 {
  const at = new StaticArray<u64>(1);
  const part = new StaticArray<u8>(<i32>PART);
  at[0] = offset;
  let done: i64 = 0;
  while (done < <i64>bytes) {
    let sent = callOfOwn(__NR_sendfile, to, from, changetype<usize>(at), bytes - <usize>done, 0, 0);
    // A boundary may be without it.
    if (sent == -ENOSYS) sent = sendPart(to, from, at, changetype<usize>(part), bytes - <usize>done);
    if (sent < 0) return sent;
    if (sent == 0) break;
    done += sent;
  }
  return done;
}

/** By reading and writing, at most PART bytes; `at[0]` is where. */
function sendPart(to: i32, from: i32, at: StaticArray<u64>, part: usize, bytes: usize): i64 {
  let sent = syscall6(__NR_pread64, from, part, min(bytes, PART), at[0], 0, 0);
  if (sent > 0) sent = syscall6(__NR_write, to, part, sent, 0, 0, 0);
  if (sent > 0) at[0] += sent;
  return sent;
}

/** sendfile(2), but never SIGXFSZ: -EFBIG where the limit on file sizes is too low and cannot be lifted for the moment. */
function sendAll(to: i32, from: i32, offset: u64, bytes: usize): i64 {
  const lifted = liftFileLimit(bytes);
  if (lifted < 0) return lifted;
  const sent = send(to, from, offset, bytes);
  if (lifted > 0) restoreFileLimit();
  return sent;
}

/**
 * Executes the copy, `bytes` bytes of `from` at `offset`, as execve(2) would the file, made one for the address `place` unless that is 0: then
 * a filter of the program's is asked about execve alone. Returns -errno.
 */
export function executeCopy(from: i32, offset: u64, bytes: usize, place: usize, argv: usize, envp: usize): i64 {
  const fd = makeMemory();
  if (fd < 0) return fd;
  const written = sendAll(<i32>fd, from, offset, bytes);
  let result = written < 0 ? written : -EINVAL;
  if (written == <i64>bytes) result = place == 0 ? 0 : rebase(<i32>fd, bytes, place);
  syscall6(__NR_fcntl, fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE, 0, 0, 0);
  if (result >= 0) {
    const path = changetype<usize>(new StaticArray<u8>(64));
    result = -ENOENT;
    if (place != 0) {
      store<u8>(appendDecimal(appendText(path, "/proc/thread-self/fd/"), fd), 0);
      result = syscall6(__NR_execve, path, argv, envp, 0, 0, 0);
      store<u8>(path, 0);
    }
    if (result == -ENOENT || result == -ENOTDIR) result = syscall6(__NR_execveat, fd, path, argv, envp, AT_EMPTY_PATH, 0);
  }
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return result;
}

function makeMemory(): i64 {
  const name = changetype<usize>(new StaticArray<u8>(16));
  appendText(name, IMAGE_COPY);
  const fd = callOfOwn(__NR_memfd_create, name, MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_EXEC, 0, 0, 0, 0);
  // Before Linux 6.3 there was no need to say so.
  return fd == -EINVAL ? callOfOwn(__NR_memfd_create, name, MFD_CLOEXEC | MFD_ALLOW_SEALING, 0, 0, 0, 0) : fd;
}

/** Makes the image in `fd` one for `place`. 0 or -errno. */
function rebase(fd: i32, bytes: usize, place: usize): i64 {
  const at = syscall6(__NR_mmap, 0, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (at < 0) return at;
  rebaseImage(<usize>at, place);
  return syscall6(__NR_munmap, at, bytes, 0, 0, 0, 0);
}

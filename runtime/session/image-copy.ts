// A copy of the image in the session's memory: for processes that cannot reach the file, in another root or as another user.
import {
  AT_EMPTY_PATH, AT_FDCWD, EINVAL, Elf64Ehdr, Elf64Phdr, F_ADD_SEALS, F_SEAL_GROW, F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_WRITE,
  MFD_ALLOW_SEALING, MFD_CLOEXEC, MFD_EXEC, O_CLOEXEC, O_RDONLY, PT_LOAD, SEEK_SET,
  __NR_close, __NR_execveat, __NR_fcntl, __NR_lseek, __NR_memfd_create, __NR_openat, __NR_pread64, __NR_sendfile, __NR_write, appendText,
  syscall6,
} from "../../assembly/index";
import { imageBase } from "../natives";
import { liftFileLimit, restoreFileLimit } from "./file-limit";

/** What /proc calls an image that was executed from memory. */
export const IMAGE_COPY = "unweld-image";
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
  let done: i64 = 0;
  const read = syscall6(__NR_pread64, fd, head, COMPARED, 0, 0, 0);
  if (read == COMPARED && memory.compare(head, imageBase(), <usize>COMPARED) == 0) {
    syscall6(__NR_lseek, to, offset, SEEK_SET, 0, 0, 0);
    // Not through the mapping, each page of which would be a fault.
    while (done < <i64>bytes) {
      const sent = syscall6(__NR_sendfile, to, fd, 0, bytes - <usize>done, 0, 0);
      if (sent <= 0) break;
      done += sent;
    }
  }
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return done == <i64>bytes;
}

/** write(2), but never SIGXFSZ: -EFBIG where the limit on file sizes is too low and cannot be lifted for the moment. */
function writeAll(fd: i32, from: usize, bytes: usize): i64 {
  const lifted = liftFileLimit(bytes);
  if (lifted < 0) return lifted;
  const written = syscall6(__NR_write, fd, from, bytes, 0, 0, 0);
  if (lifted > 0) restoreFileLimit();
  return written;
}

/** Executes the copy of `bytes` bytes at `copy`, as execve(2) would the file. Returns -errno. */
export function executeCopy(copy: usize, bytes: usize, argv: usize, envp: usize): i64 {
  const name = changetype<usize>(new StaticArray<u8>(16));
  appendText(name, IMAGE_COPY);
  let fd = syscall6(__NR_memfd_create, name, MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_EXEC, 0, 0, 0, 0);
  // Before Linux 6.3 there was no need to say so.
  if (fd == -EINVAL) fd = syscall6(__NR_memfd_create, name, MFD_CLOEXEC | MFD_ALLOW_SEALING, 0, 0, 0, 0);
  if (fd < 0) return fd;
  const written = writeAll(<i32>fd, copy, bytes);
  syscall6(__NR_fcntl, fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE, 0, 0, 0);
  let result = written < 0 ? written : -EINVAL;
  if (written == <i64>bytes) {
    const empty = changetype<usize>(new StaticArray<u8>(1));
    result = syscall6(__NR_execveat, fd, empty, argv, envp, AT_EMPTY_PATH, 0);
  }
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return result;
}

// The image's file, found again by its path. By /proc/self/exe it would be, too; but what a process looked up below its own directory
// of /proc the kernel has to find and forget when the process ends.
import {
  AT_FDCWD, ENOENT, O_CLOEXEC, O_PATH, Stat, __NR_close, __NR_fstat, __NR_newfstatat, __NR_openat, __NR_readlinkat, appendText, syscall6,
} from "../../assembly/index";

const PATH_BYTES: usize = 256;

/** Where the image's file was when the session began. */
// @ts-ignore: decorator
@unmanaged
export class ImageFile {
  device: u64;
  inode: u64;
}

/** With the path, NUL-terminated; it is empty if there is none of this size. */
export const IMAGE_FILE_BYTES: usize = offsetof<ImageFile>() + PATH_BYTES;

function pathOf(file: ImageFile): usize {
  return changetype<usize>(file) + offsetof<ImageFile>();
}

/** Fills in what this process runs; `file` is zeroes. */
export function noteImageFile(file: ImageFile): void {
  const exe = changetype<usize>(new StaticArray<u8>(16));
  store<u8>(appendText(exe, "/proc/self/exe"), 0);
  const stat = new Stat();
  if (syscall6(__NR_newfstatat, AT_FDCWD, exe, changetype<usize>(stat), 0, 0, 0) < 0) return;
  file.device = stat.st_dev;
  file.inode = stat.st_ino;
  const length = syscall6(__NR_readlinkat, AT_FDCWD, exe, pathOf(file), PATH_BYTES, 0, 0);
  store<u8>(pathOf(file) + (length > 0 && length < <i64>PATH_BYTES ? <usize>length : 0), 0);
}

/** Opens it to be executed, as O_PATH. -errno if that file is not found by its path any more, or not from here. */
export function openImageFile(file: ImageFile): i64 {
  if (load<u8>(pathOf(file)) == 0) return -ENOENT;
  const fd = syscall6(__NR_openat, AT_FDCWD, pathOf(file), O_PATH | O_CLOEXEC, 0, 0, 0);
  if (fd < 0) return fd;
  const stat = new Stat();
  if (syscall6(__NR_fstat, fd, changetype<usize>(stat), 0, 0, 0, 0) == 0 && stat.st_dev == file.device && stat.st_ino == file.inode) return fd;
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return -ENOENT;
}

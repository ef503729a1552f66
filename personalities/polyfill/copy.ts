import {
  EBADF, EFBIG, EINVAL, EISDIR, EOVERFLOW, EXDEV, F_GETFL, O_ACCMODE, O_APPEND, O_PATH, O_RDONLY, O_WRONLY, Ptr, SEEK_CUR,
  SEEK_SET, S_IFDIR, S_IFMT, S_IFREG, Stat,
} from "unweld";
import { kernel } from "./below";
import { scratch } from "./sized-struct";

const CHUNK: usize = 32768;
/** MAX_RW_COUNT of include/linux/fs.h. */
const MOST: usize = 0x7ffff000;

/** copy_file_range(2), with the bytes passing through: holes are filled, and nothing is shared. */
export function copyRange(fdIn: i32, offIn: Ptr<i64>, fdOut: i32, offOut: Ptr<i64>, size: usize, flags: u32): i64 {
  const modeIn = openMode(fdIn);
  if (modeIn < 0) return modeIn;
  const modeOut = openMode(fdOut);
  if (modeOut < 0) return modeOut;
  const from = offIn.isNull ? kernel.lseek(fdIn, 0, SEEK_CUR) : offIn.get();
  const to = offOut.isNull ? kernel.lseek(fdOut, 0, SEEK_CUR) : offOut.get();
  if (flags != 0) return -EINVAL;
  const stats = scratch(288);
  const refused = checkFiles(fdIn, fdOut, modeIn, modeOut, stats);
  if (refused < 0) return refused;
  const source = changetype<Stat>(stats);
  const target = changetype<Stat>(stats + 144);
  let count = <u64>size;
  if (<u64>from + count < <u64>from || <u64>to + count < <u64>to) return -EOVERFLOW;
  count = from >= source.st_size ? 0 : min(count, <u64>(source.st_size - from));
  if (to == i64.MAX_VALUE) return -EFBIG;
  if (to >= 0) count = min(count, <u64>(i64.MAX_VALUE - to));
  const same = source.st_ino == target.st_ino && source.st_dev == target.st_dev;
  if (same && <u64>to + count > <u64>from && <u64>to < <u64>from + count) return -EINVAL;
  if (from < 0 || to < 0) return -EINVAL;
  if (count == 0) return 0;
  const bytes = min(<usize>count, MOST);
  if (offOut.isNull && !same) return kernel.sendfile(fdOut, fdIn, offIn, bytes);
  const done = copyBytes(fdIn, from, fdOut, to, bytes);
  if (done <= 0) return done;
  if (offIn.isNull) kernel.lseek(fdIn, from + done, SEEK_SET);
  else offIn.put(from + done);
  if (offOut.isNull) kernel.lseek(fdOut, to + done, SEEK_SET);
  else offOut.put(to + done);
  return done;
}

/** How a descriptor was opened; -EBADF if it is none that one can read or write. */
function openMode(fd: i32): i64 {
  const status = kernel.fcntl(fd, F_GETFL, 0);
  return status >= 0 && (status & O_PATH) != 0 ? -EBADF : status;
}

/** generic_file_rw_checks and generic_copy_file_checks of fs/read_write.c. Since Linux 5.19 file systems are not copied between. */
function checkFiles(fdIn: i32, fdOut: i32, modeIn: i64, modeOut: i64, stats: usize): i64 {
  let result = kernel.fstat(fdIn, Ptr.at<Stat>(stats));
  if (result >= 0) result = kernel.fstat(fdOut, Ptr.at<Stat>(stats + 144));
  if (result < 0) return result;
  const typeIn = changetype<Stat>(stats).st_mode & S_IFMT;
  const typeOut = changetype<Stat>(stats + 144).st_mode & S_IFMT;
  if (typeIn == S_IFDIR || typeOut == S_IFDIR) return -EISDIR;
  if (typeIn != S_IFREG || typeOut != S_IFREG) return -EINVAL;
  if ((modeIn & O_ACCMODE) == O_WRONLY || (modeOut & O_ACCMODE) == O_RDONLY || (modeOut & O_APPEND) != 0) return -EBADF;
  return changetype<Stat>(stats).st_dev == changetype<Stat>(stats + 144).st_dev ? 0 : -EXDEV;
}

/** Bytes copied, or the error if there were none. */
function copyBytes(fdIn: i32, from: i64, fdOut: i32, to: i64, bytes: usize): i64 {
  const buffer = Ptr.at<u8>(scratch(<i32>CHUNK));
  let done: i64 = 0;
  while (done < <i64>bytes) {
    const got = kernel.pread64(fdIn, buffer, min(CHUNK, bytes - <usize>done), from + done);
    if (got <= 0) return done != 0 ? done : got;
    const put = kernel.pwrite64(fdOut, buffer, <usize>got, to + done);
    if (put < 0) return done != 0 ? done : put;
    done += put;
    if (put < got) break;
  }
  return done;
}


// preadv2(2) and pwritev2(2).
import {
  EINVAL, EISDIR, EOPNOTSUPP, EROFS, F_GETFL, Iovec, O_APPEND, Ptr, RWF_APPEND, RWF_DSYNC, RWF_HIPRI, RWF_NOAPPEND, RWF_SYNC,
} from "unweld";
import { kernel } from "./below";

/** A hint, and what says nothing to a read. */
const IDLE_FOR_READS: i32 = RWF_HIPRI | RWF_DSYNC | RWF_SYNC | RWF_APPEND | RWF_NOAPPEND;

/** preadv2(2). What only the kernel can do, RWF_NOWAIT and newer flags, is EOPNOTSUPP, as on a file that cannot do it. */
export function readVector(fd: i32, iov: Ptr<Iovec>, count: usize, position: usize, high: usize, flags: i32): i64 {
  if ((flags & ~IDLE_FOR_READS) != 0 || isContrary(flags)) {
    const nothing = read(fd, iov, 0, position, high);
    if (nothing < 0 || isEmpty(iov, count)) return nothing;
    return isContrary(flags) ? -EINVAL : -EOPNOTSUPP;
  }
  const result = read(fd, iov, count, position, high);
  // A directory is asked about the flags first.
  return result == -EISDIR && (flags & ~RWF_HIPRI) != 0 ? -EOPNOTSUPP : result;
}

/** pwritev2(2). RWF_APPEND and RWF_NOAPPEND are EOPNOTSUPP unless the file is written so in any case. */
export function writeVector(fd: i32, iov: Ptr<Iovec>, count: usize, position: usize, high: usize, flags: i32): i64 {
  if (!isWritable(fd, flags)) {
    const nothing = write(fd, iov, 0, position, high);
    if (nothing < 0 || isEmpty(iov, count)) return nothing;
    return isContrary(flags) ? -EINVAL : -EOPNOTSUPP;
  }
  const result = write(fd, iov, count, position, high);
  if (result <= 0 || (flags & (RWF_DSYNC | RWF_SYNC)) == 0) return result;
  const synced = (flags & RWF_SYNC) != 0 ? kernel.fsync(fd) : kernel.fdatasync(fd);
  // Pipes and sockets have nothing to be written back.
  return synced < 0 && synced != -EINVAL && synced != -EROFS ? synced : result;
}

function isContrary(flags: i32): bool {
  return (flags & RWF_APPEND) != 0 && (flags & RWF_NOAPPEND) != 0;
}

function isWritable(fd: i32, flags: i32): bool {
  if (isContrary(flags) || (flags & ~(RWF_HIPRI | RWF_DSYNC | RWF_SYNC | RWF_APPEND | RWF_NOAPPEND)) != 0) return false;
  if ((flags & (RWF_APPEND | RWF_NOAPPEND)) == 0) return true;
  const status = kernel.fcntl(fd, F_GETFL, 0);
  return status < 0 || ((status & O_APPEND) != 0) == ((flags & RWF_APPEND) != 0);
}

function isEmpty(iov: Ptr<Iovec>, count: usize): bool {
  for (let i: usize = 0; i < count; i++) if (iov.plus(i).get().iov_len != 0) return false;
  return true;
}

/** A position of -1 is the file's own. */
function read(fd: i32, iov: Ptr<Iovec>, count: usize, position: usize, high: usize): i64 {
  return <i64>position == -1 ? kernel.readv(fd, iov, count) : kernel.preadv(fd, iov, count, position, high);
}

function write(fd: i32, iov: Ptr<Iovec>, count: usize, position: usize, high: usize): i64 {
  return <i64>position == -1 ? kernel.writev(fd, iov, count) : kernel.pwritev(fd, iov, count, position, high);
}

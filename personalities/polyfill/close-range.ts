import {
  CLONE_FILES, CLOSE_RANGE_CLOEXEC, CLOSE_RANGE_UNSHARE, AT_FDCWD, EINVAL, F_SETFD, FD_CLOEXEC, O_CLOEXEC, O_DIRECTORY,
  O_RDONLY, Ptr, RLIMIT_NOFILE, Rlimit, byteLength, parseDecimal,
} from "unweld";
import { kernel } from "./below";
import { pathOf } from "./proc";
import { scratch } from "./sized-struct";

const ENTRIES_BYTES: usize = 4096;
/** Offsets in struct linux_dirent64. */
const RECORD_LENGTH: usize = 16;
const RECORD_NAME: usize = 19;

/** close_range(2), one descriptor after the other: another thread may open one behind our back. */
export function closeRange(first: u32, last: u32, flags: u32): i64 {
  if ((flags & ~<u32>(CLOSE_RANGE_UNSHARE | CLOSE_RANGE_CLOEXEC)) != 0 || first > last) return -EINVAL;
  if ((flags & <u32>CLOSE_RANGE_UNSHARE) != 0) {
    const refused = kernel.unshare(<usize>CLONE_FILES);
    if (refused < 0) return refused;
  }
  const mark = (flags & <u32>CLOSE_RANGE_CLOEXEC) != 0;
  const listing = kernel.openat(AT_FDCWD, pathOf("/proc/thread-self/fd"), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (listing < 0) return endAll(first, last, mark);
  // A directory of /proc goes by number, so what is closed meanwhile hides nothing.
  const entries = scratch(<i32>ENTRIES_BYTES);
  for (;;) {
    const bytes = kernel.getdents64(<i32>listing, Ptr.at<u8>(entries), <u32>ENTRIES_BYTES);
    if (bytes <= 0) break;
    for (let at = entries; at < entries + <usize>bytes; at += <usize>load<u16>(at, RECORD_LENGTH)) {
      const name = at + RECORD_NAME;
      const fd = parseDecimal(name, byteLength(name, 20));
      if (fd >= <i64>first && fd <= <i64>last && fd != listing) end(<i32>fd, mark);
    }
  }
  kernel.close(<i32>listing);
  return 0;
}

function end(fd: i32, mark: bool): void {
  if (mark) kernel.fcntl(fd, F_SETFD, FD_CLOEXEC);
  else kernel.close(fd);
}

/** Without a listing: every number that a descriptor may have. */
function endAll(first: u32, last: u32, mark: bool): i64 {
  const limit = changetype<Rlimit>(scratch(16));
  if (kernel.prlimit64(0, RLIMIT_NOFILE, Ptr.at<Rlimit>(0), Ptr.at<Rlimit>(changetype<usize>(limit))) < 0) return -EINVAL;
  for (let fd = <u64>first; fd <= <u64>last && fd < limit.rlim_max; fd++) end(<i32>fd, mark);
  return 0;
}

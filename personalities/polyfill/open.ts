import {
  CString, EAGAIN, EINVAL, ENAMETOOLONG, O_ACCMODE, O_APPEND, O_CLOEXEC, O_CREAT, O_DIRECT, O_DIRECTORY, O_DSYNC, O_EXCL,
  O_LARGEFILE, O_NOATIME, O_NOCTTY, O_NOFOLLOW, O_NONBLOCK, O_PATH, O_SYNC, O_TMPFILE, O_TRUNC, OpenHow, Ptr, RESOLVE_BENEATH,
  RESOLVE_CACHED, RESOLVE_IN_ROOT, RESOLVE_NO_MAGICLINKS, RESOLVE_NO_SYMLINKS, RESOLVE_NO_XDEV, O_RDONLY,
} from "unweld";
import { kernel } from "./below";
import { copyPath } from "./proc";
import { copySized, scratch } from "./sized-struct";
import { openWalking } from "./walk";

const HOW_BYTES: usize = 24;
/** __O_TMPFILE and FASYNC have no name of their own for programs. */
const TMPFILE_BIT: i32 = O_TMPFILE & ~O_DIRECTORY;
const FASYNC: i32 = 0o20000;
const VALID_FLAGS: i32 = O_ACCMODE | O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_APPEND | O_NONBLOCK | O_DSYNC | O_SYNC | FASYNC |
  O_DIRECT | O_LARGEFILE | O_DIRECTORY | O_NOFOLLOW | O_NOATIME | O_CLOEXEC | O_PATH | O_TMPFILE;
const VALID_WITH_PATH: i32 = O_DIRECTORY | O_NOFOLLOW | O_PATH | O_CLOEXEC;
const VALID_RESOLVE: u64 = RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH | RESOLVE_IN_ROOT |
  RESOLVE_CACHED;
const ALL_MODES: u64 = 0o7777;

/** openat2(2). RESOLVE_CACHED is always EAGAIN: what is cached only the kernel knows. */
export function openExtended(dirfd: i32, pathname: Ptr<CString>, how: Ptr<OpenHow>, size: usize): i64 {
  const at = scratch(<i32>HOW_BYTES);
  const refused = copySized(at, HOW_BYTES, HOW_BYTES, how.address, size);
  if (refused < 0) return refused;
  const asked = changetype<OpenHow>(at);
  const unsound = check(asked.flags, asked.mode, asked.resolve);
  if (unsound < 0) return unsound;
  const flags = <i32>asked.flags;
  if (asked.resolve == 0) return kernel.openat(dirfd, pathname, flags, <u32>asked.mode);
  const path = copyPath(pathname);
  if (path == 0) return -ENAMETOOLONG;
  return openWalking(dirfd, path, flags, <u32>asked.mode, asked.resolve);
}

/** build_open_flags of fs/open.c. */
function check(wide: u64, mode: u64, resolve: u64): i64 {
  if ((wide & ~<u64>VALID_FLAGS) != 0 || (resolve & ~VALID_RESOLVE) != 0) return -EINVAL;
  if ((resolve & RESOLVE_BENEATH) != 0 && (resolve & RESOLVE_IN_ROOT) != 0) return -EINVAL;
  const flags = <i32>wide;
  if ((flags & (O_CREAT | TMPFILE_BIT)) != 0) {
    if ((mode & ~ALL_MODES) != 0) return -EINVAL;
  } else if (mode != 0) return -EINVAL;
  if ((flags & (O_DIRECTORY | O_CREAT)) == (O_DIRECTORY | O_CREAT)) return -EINVAL;
  if ((flags & TMPFILE_BIT) != 0 && ((flags & O_DIRECTORY) == 0 || (flags & O_ACCMODE) == O_RDONLY)) return -EINVAL;
  if ((flags & O_PATH) != 0 && (flags & ~VALID_WITH_PATH) != 0) return -EINVAL;
  if ((resolve & RESOLVE_CACHED) != 0) return -EAGAIN;
  return 0;
}

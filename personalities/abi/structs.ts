// What lies in memory or comes back of calls that know more than they did.
import {
  AT_EMPTY_PATH, CLONE_ARGS_SIZE_VER0, CLONE_ARGS_SIZE_VER1, CLONE_ARGS_SIZE_VER2, CLONE_CLEAR_SIGHAND, CLONE_INTO_CGROUP, CLONE_NEWTIME, CString,
  CloneArgs, E2BIG, EFAULT, EINVAL, OpenHow, Ptr, RESOLVE_CACHED, STATX_ATTR_DAX, STATX_ATTR_MOUNT_ROOT, STATX_ATTR_VERITY, STATX_ATTR_WRITE_ATOMIC,
  STATX_DIOALIGN, STATX_MNT_ID, STATX_MNT_ID_UNIQUE, STATX_SUBVOL, Statx,
} from "unweld";
import { precedes } from "./level";

/** A page; the kernel refuses larger structures. */
const LARGEST: usize = 4096;

/** clone3(2): -E2BIG for members that the level does not know, -EINVAL for flags. Source: clone(2); copy_clone_args_from_user. */
export function checkCloneArgs(args: Ptr<CloneArgs>, size: usize): i64 {
  if (size < CLONE_ARGS_SIZE_VER0 || size > LARGEST) return 0;
  const known = precedes(5, 5) ? CLONE_ARGS_SIZE_VER0 : precedes(5, 7) ? CLONE_ARGS_SIZE_VER1 : CLONE_ARGS_SIZE_VER2;
  if (hasBytes(args.address, known, size)) return -E2BIG;
  const flags = args.get().flags;
  if (precedes(5, 5) && (flags & CLONE_CLEAR_SIGHAND) != 0) return -EINVAL;
  if (precedes(5, 6) && (flags & CLONE_NEWTIME) != 0) return -EINVAL;
  return precedes(5, 7) && (flags & CLONE_INTO_CGROUP) != 0 ? -EINVAL : 0;
}

function hasBytes(at: usize, from: usize, to: usize): bool {
  for (let i = from; i < to; i++) if (load<u8>(at + i) != 0) return true;
  return false;
}

/** openat2(2). */
export function checkOpenHow(how: Ptr<OpenHow>, size: usize): i64 {
  if (size < offsetof<OpenHow>() || size > LARGEST || !precedes(5, 12)) return 0;
  return (how.get().resolve & RESOLVE_CACHED) != 0 ? -EINVAL : 0;
}

/** newfstatat(2): no path at all, with AT_EMPTY_PATH, is the empty one since Linux 6.11. */
export function checkNullPath(pathname: Ptr<CString>, flags: i32): i64 {
  return pathname.isNull && (flags & AT_EMPTY_PATH) != 0 && precedes(6, 11) ? -EFAULT : 0;
}

/** statx(2): kernels tell some things unasked. */
export function trimStatx(result: i64, buf: Ptr<Statx>): i64 {
  if (result < 0 || !precedes(6, 11)) return result;
  const statx = buf.get();
  let attributes: u64 = STATX_ATTR_WRITE_ATOMIC;
  if (precedes(6, 10)) statx.stx_mask &= ~STATX_SUBVOL;
  if (precedes(6, 8)) statx.stx_mask &= ~STATX_MNT_ID_UNIQUE;
  if (precedes(6, 1)) statx.stx_mask &= ~STATX_DIOALIGN;
  if (precedes(5, 8)) {
    statx.stx_mask &= ~STATX_MNT_ID;
    statx.stx_mnt_id = 0;
    attributes |= STATX_ATTR_MOUNT_ROOT | STATX_ATTR_DAX;
  }
  if (precedes(5, 5)) attributes |= STATX_ATTR_VERITY;
  statx.stx_attributes &= ~attributes;
  statx.stx_attributes_mask &= ~attributes;
  return result;
}

/** membarrier(MEMBARRIER_CMD_QUERY): a bit for each command. */
export function trimMembarrier(result: i64, cmd: i32): i64 {
  if (cmd != 0 || result < 0) return result;
  if (precedes(4, 14)) return result & 1;
  if (precedes(4, 16)) return result & 0x19;
  return precedes(5, 10) ? result & 0x7f : precedes(6, 3) ? result & 0x1ff : result;
}

/** landlock_create_ruleset(LANDLOCK_CREATE_RULESET_VERSION). Source: landlock(7). */
export function trimLandlock(result: i64, flags: u32): i64 {
  if (flags != 1 || result < 0) return result;
  const version: i64 = precedes(5, 19) ? 1 : precedes(6, 2) ? 2 : precedes(6, 7) ? 3 : precedes(6, 10) ? 4
    : precedes(6, 12) ? 5 : precedes(6, 15) ? 6 : 7;
  return min(result, version);
}

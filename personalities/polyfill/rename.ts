import { CString, EINVAL, Ptr } from "unweld";
import { kernel } from "./below";

/** renameat2(2) without flags. With one it is EINVAL, as on a file system without support: two calls would lose what comes between. */
export function renameExtended(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>, flags: u32): i64 {
  return flags == 0 ? kernel.renameat(olddirfd, oldpath, newdirfd, newpath) : -EINVAL;
}

// What the guest sees of an inode.
import { Stat, Statx } from "unweld";
import { deviceOf, isDevice, majorOf, minorOf } from "./inode";
import { options } from "./options";
import { Record, find, modeOf } from "./records";
import { realUid, session } from "./session";

/** Turns the kernel's view of an inode into the guest's. `record` gets the inode's record; returns whether there is one. */
export function show(inode: Statx, record: Record): bool {
  if (find(inode, record)) {
    inode.stx_uid = record.uid;
    inode.stx_gid = record.gid;
    inode.stx_mode = <u16>modeOf(record, inode);
    if (isDevice(record.mode)) {
      inode.stx_rdev_major = majorOf(record.rdev);
      inode.stx_rdev_minor = minorOf(record.rdev);
    }
    return true;
  }
  if (!options.unknownIsReal && !isForeignProcess(deviceOf(inode), inode.stx_uid)) {
    inode.stx_uid = 0;
    inode.stx_gid = 0;
  }
  return false;
}

/** The same where no inode has a record. */
export function showUnknown(stat: Stat): void {
  if (options.unknownIsReal || isForeignProcess(<u32>stat.st_dev, stat.st_uid)) return;
  stat.st_uid = 0;
  stat.st_gid = 0;
}

/** Whether something of /proc belongs to a process of another user, whom the guest may know by its real id. */
function isForeignProcess(device: u32, uid: u32): bool {
  return device == session().procDevice && uid != realUid();
}

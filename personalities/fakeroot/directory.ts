// getdents64(2): a device file's entry tells its type.
import { DT_BLK, DT_CHR, DT_REG, LinuxDirent64, Ptr, S_IFBLK, S_IFMT } from "unweld";
import { kernel } from "./below";
import { State, credentials } from "./credentials";
import { deviceOf, inspectOpen, isDevice, scratchStatx } from "./inode";
import { scratchRecord } from "./records";
import { records, session } from "./session";

export function listDirectory(fd: i32, to: Ptr<u8>, count: u32): i64 {
  const result = kernel.getdents64(fd, to, count);
  if (result <= 0 || session().devices == 0 || (credentials().state & State.REAL) != 0) return result;
  const inode = scratchStatx();
  if (inspectOpen(fd, inode) < 0) return result;
  const device = deviceOf(inode);
  const record = scratchRecord();
  for (let at = to.address; at < to.address + <usize>result;) {
    const entry = changetype<LinuxDirent64>(at);
    if (entry.d_type == DT_REG && records.find(entry.d_ino, device, record) && isDevice(record.mode)) {
      entry.d_type = (record.mode & S_IFMT) == S_IFBLK ? DT_BLK : DT_CHR;
    }
    at += entry.d_reclen;
  }
  return result;
}

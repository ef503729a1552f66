// The directory a new file is made in, as far as it matters to the file: set-group-id and a default access control list.
import { CString, Ptr, Statx, byteLength, lastComponent } from "unweld";
import { dotPath, inspect, newStatx } from "./inode";
import { newRecord, Record } from "./records";
import { session } from "./session";
import { show } from "./view";

const PATH_BYTES: usize = 4096;

/** Whether any directory of the session gives something to what is made in it. */
// @ts-ignore: decorator
@inline
export function directoriesMatter(): bool {
  return (session().setGidDirectories | session().defaultAcls) != 0;
}

/** The guest's view of a directory. */
export class Parent {
  inode: Statx = newStatx();
  record: Record = newRecord();
  known: bool = false;

  /** Looks at the directory that the path's last component is made in; false if there is none. */
  find(dirfd: i32, path: Ptr<CString>): bool {
    let length = byteLength(path.address, PATH_BYTES);
    while (length > 1 && load<u8>(path.address + length - 1) == 0x2f) length--;
    const end = lastComponent(path.address, length);
    if (end == 0) return this.look(dirfd, dotPath());
    const name = changetype<usize>(new StaticArray<u8>(<i32>end + 1));
    memory.copy(name, path.address, end);
    return this.look(dirfd, Ptr.at<CString>(name));
  }

  /** Looks at the directory itself. */
  look(dirfd: i32, path: Ptr<CString>): bool {
    if (inspect(dirfd, path, 0, this.inode) < 0) return false;
    this.known = show(this.inode, this.record);
    return true;
  }
}

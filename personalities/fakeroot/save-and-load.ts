// The state in the text form of Debian's faked: a line a record, which fakeroot reads and writes too.
// Source: faked.c of fakeroot 1.31, save_database and load_database.
import { Put } from "unweld";
import { inspectOpen, isDevice, isDirectory, newStatx } from "./inode";
import { LOADED, Record, SHOWS_MODE, newRecord } from "./records";
import { Report } from "./report";
import { records, session } from "./session";
import { Reader, Writer } from "./text-file";

/** Reads the records the user wants to begin with. A file that is not there is told and is no reason to stop, as for fakeroot. */
export function loadRecords(path: usize): void {
  const file = new Reader();
  if (file.open(path) < 0) {
    new Report().text("database file '").bytes(path).text("' does not exist.").send();
    return;
  }
  const inode = newStatx();
  if (inspectOpen(file.descriptor, inode) >= 0) {
    session().savedAt = <u64>inode.stx_mtime.tv_sec * 1000000000 + <u64>inode.stx_mtime.tv_nsec;
  }
  const record = newRecord();
  for (let line: u64 = 1; ; line++) {
    file.blank();
    if (file.peek() < 0) break;
    if (!parse(file, record)) {
      new Report().text("'").bytes(path).text("', line ").number(line)
        .text(": expected dev=…,ino=…,mode=…,uid=…,gid=…,nlink=…,rdev=…; the rest of the file is not used").send();
      break;
    }
    if (put(record) == Put.FULL) break;
  }
  file.close();
}

/** Writes all records; tells the user where that fails. */
export function saveRecords(path: usize): void {
  const file = new Writer();
  if (file.open(path) >= 0) {
    const record = newRecord();
    for (let cursor = records.next(0, record); cursor != 0; cursor = records.next(cursor, record)) {
      file.text("dev=").hex(record.key1).text(",ino=").decimal(record.key0).text(",mode=").octal(record.mode)
        .text(",uid=").decimal(record.uid).text(",gid=").decimal(record.gid).text(",nlink=").decimal(record.nlink)
        .text(",rdev=").decimal(record.rdev).text("\n");
    }
    file.close();
  }
  if (file.error < 0) new Report().text("cannot save to '").bytes(path).text("': error ").number(<u64>-file.error).send();
}

function parse(file: Reader, record: Record): bool {
  memory.fill(changetype<usize>(record), 0, 72);
  file.ok = file.expect("dev=");
  record.key1 = file.number(16);
  file.ok = file.expect(",ino=") && file.ok;
  record.key0 = file.number(10);
  file.ok = file.expect(",mode=") && file.ok;
  record.mode = <u32>file.number(8);
  file.ok = file.expect(",uid=") && file.ok;
  record.uid = <u32>file.number(10);
  file.ok = file.expect(",gid=") && file.ok;
  record.gid = <u32>file.number(10);
  file.ok = file.expect(",nlink=") && file.ok;
  record.nlink = <u32>file.number(10);
  file.ok = file.expect(",rdev=") && file.ok;
  record.rdev = <u32>file.number(10);
  record.flags = LOADED | SHOWS_MODE;
  return file.ok;
}

function put(record: Record): i32 {
  if (isDirectory(record.mode) && (record.mode & 0o2000) != 0 && record.gid != 0) session().setGidDirectories = 1;
  if (isDevice(record.mode)) session().devices = 1;
  session().oddModes = 1;
  const found = newRecord();
  const known = records.find(record.key0, record.key1, found);
  if (!known) return records.insert(record);
  record.slot = found.slot;
  record.word = found.word;
  return records.replace(record);
}

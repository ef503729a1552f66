// What happens when a process of the session begins, and at the session's end.
import { AT_FDCWD, CString, Ptr, appendDecimal, appendText, syscall6, __NR_getegid, __NR_geteuid, __NR_getpid } from "unweld";
import { CREDENTIALS_BYTES, becomeRoot, copyCredentials, Credentials, credentials, isExecuting, nextCredentials } from "./credentials";
import { executed } from "./exec";
import { deviceOf, inspect, newStatx } from "./inode";
import { exportMtree } from "./mtree";
import { options } from "./options";
import { loadRecords, saveRecords } from "./save-and-load";
import { attachTables, session } from "./session";

const proc: usize = memory.data<u8>([0x2f, 0x70, 0x72, 0x6f, 0x63, 0]);

/** Begins with the identity of root; `carryOver` may say otherwise. */
export function beginProcess(base: usize, fresh: bool): void {
  attachTables(base, fresh);
  becomeRoot(credentials());
  if (!fresh) return;
  const shared = session();
  shared.realUid = <u32>syscall6(__NR_geteuid, 0, 0, 0, 0, 0, 0);
  shared.realGid = <u32>syscall6(__NR_getegid, 0, 0, 0, 0, 0, 0);
  shared.key = <u32>syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0);
  const inode = newStatx();
  if (inspect(AT_FDCWD, Ptr.at<CString>(proc), 0, inode) >= 0) shared.procDevice = deviceOf(inode);
  if (options.load != 0) loadRecords(options.load);
}

/** Writes the identity that the program about to be executed begins with. */
export function carryOver(to: usize, capacity: usize): usize {
  if (capacity < CREDENTIALS_BYTES) return 0;
  copyCredentials(changetype<Credentials>(to), isExecuting() ? nextCredentials() : credentials());
  return CREDENTIALS_BYTES;
}

/** Takes that identity on. */
export function takeOver(from: usize, length: usize): void {
  if (length != CREDENTIALS_BYTES) return;
  copyCredentials(credentials(), changetype<Credentials>(from));
  executed();
}

/** What tells programs that they run under fakeroot. */
export function environmentStrings(to: usize, capacity: usize): usize {
  if (capacity < 64) return 0;
  let end = appendDecimal(appendText(to, "FAKEROOTKEY="), session().key);
  store<u8>(end++, 0);
  end = appendText(end, options.unknownIsReal ? "FAKED_MODE=unknown-is-real" : "FAKED_MODE=unknown-is-root");
  store<u8>(end++, 0);
  return end - to;
}

/** Writes what the user asked to have written when the first process has ended. */
export function endSession(): void {
  if (options.save != 0) saveRecords(options.save);
  if (options.mtree != 0) exportMtree(options.mtree);
}

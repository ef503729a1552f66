import { EACCES, EFBIG, EPERM } from "../../assembly/index";
import { sessionFd } from "../session/session";
import { Complaint } from "./complaint";

function cannotRun(name: usize): Complaint {
  return new Complaint("unweld: cannot run ").sayText(name).say("\n  ");
}

export function complainUnreadable(name: usize): void {
  cannotRun(name).say("it may be executed but not read, and has to be read to be mapped")
    .say("\n  make it readable, or run it outside unweld").write();
}

export function complainForeign(name: usize): void {
  cannotRun(name).say("it is a 32-bit program, of which this session runs none: inside a boundary, with calls pinned")
    .say("\n  or by a mechanism that does not see every call. Leave --boundary, --pin and -m away, or run it outside unweld").write();
}

export function complainLost(name: usize): void {
  cannotRun(name).say("the descriptor of the session's shared memory was closed")
    .say("\n  leave descriptor ").sayNumber(sessionFd()).say(" alone").write();
}

export function complainUnreachable(name: usize, error: i64): void {
  cannotRun(name).say("the image of this session cannot be executed from here: ").sayError(-error)
    .say("\n  mount /proc there, and let the user execute the image").write();
}

/** What stands in a trap session's way; other errors, as of too long arguments, are the caller's to tell. */
export function complainNoCopy(name: usize, error: i64): void {
  if (error != -EACCES && error != -EPERM && error != -EFBIG) return;
  cannotRun(name).say("there is no Syscall User Dispatch here, and no file in memory can be executed either: ").sayError(-error)
    .say("\n  run `unweld probe` to see what this system allows").write();
}

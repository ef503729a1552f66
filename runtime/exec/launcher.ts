// What the process that reads a user's command line needs, before there is a program.
import { __NR_exit_group, syscall6 } from "../../assembly/index";
import { Complaint } from "./complaint";
import { mapMemory } from "./pages";

const FAILED: i32 = 125;

/** Zeroed memory for as long as this process is the launcher. */
export function scratch(bytes: usize): usize {
  const at = mapMemory(bytes);
  if (at < 0) fail(new Complaint("unweld: cannot start\n  ").sayError(-at).say("\n  check the limits on memory (ulimit -a)"));
  return <usize>at;
}

/** Ends with a message for people. */
export function fail(complaint: Complaint): void {
  complaint.write();
  exit(FAILED);
}

export function exit(status: i32): void {
  syscall6(__NR_exit_group, status, 0, 0, 0, 0, 0);
  unreachable();
}

import { SharedHeap, SharedTable } from "unweld";
import { CREDENTIALS_BYTES, State, credentials } from "./credentials";
import { options } from "./options";

/** The records of files, by inode and device. */
export const RECORD_BYTES: usize = 40;
export const records: SharedTable = new SharedTable(RECORD_BYTES);

/** Identities of tasks that are or were not plain root, by task id. */
export const PROCESS_BYTES: usize = 8 + CREDENTIALS_BYTES;
const PROCESSES: usize = 32768;
export const processes: SharedTable = new SharedTable(PROCESS_BYTES);

/** Lists of groups, by a hash of the list. */
export const GROUP_LIST_BYTES: usize = 8;
const GROUP_LISTS: usize = 16384;
export const groupLists: SharedTable = new SharedTable(GROUP_LIST_BYTES);

export const heap: SharedHeap = new SharedHeap();

/** What all processes of a session know in common. The first four turn on work that most sessions never need. */
// @ts-ignore: decorator
@unmanaged
export class Session {
  /** Set-group-id directories that belong to a group other than 0 have been seen. */
  setGidDirectories: u64;
  /** Device files have been made. */
  devices: u64;
  /** Extended attributes have been set. */
  attributes: u64;
  /** Default access control lists have been set. */
  defaultAcls: u64;
  /** Records have been made with a mode that is not the real file's. */
  oddModes: u64;
  /** Records have been made of inodes whose birth time is unknown. */
  unborn: u64;
  /** The processor's time stamp when a record was last made or changed. */
  committedAt: u64;
  /** The time the loaded state was saved, in nanoseconds since 1970; 0 if none was loaded. */
  savedAt: u64;
  /** Device number of /proc. */
  procDevice: u64;
  /** The ids the kernel knows the session by. */
  realUid: u32;
  realGid: u32;
  /** The user has been told that the table is full. */
  saidFull: u32;
  /** Identifies the session: FAKEROOTKEY. */
  key: u32;
}

const SESSION_BYTES: usize = 128;
const PAGE: usize = 4096;
let base: usize = 0;

// @ts-ignore: decorator
@inline
export function session(): Session {
  return changetype<Session>(base);
}

/** The user id the kernel knows the calling thread by. */
export function realUid(): u32 {
  return (credentials().state & State.NAMESPACED) != 0 ? 0 : session().realUid;
}

export function realGid(): u32 {
  return (credentials().state & State.NAMESPACED) != 0 ? 0 : session().realGid;
}

/** Shared memory that the whole personality needs. */
export function sharedBytes(): usize {
  return headBytes() + SharedTable.bytes(options.entries) + SharedTable.bytes(PROCESSES) + SharedTable.bytes(GROUP_LISTS) + heapBytes();
}

/** What is looked at first, and up to the next page. */
function headBytes(): usize {
  const heads = SharedTable.headBytes(options.entries) + SharedTable.headBytes(PROCESSES) + SharedTable.headBytes(GROUP_LISTS);
  return SESSION_BYTES + heads + PAGE;
}

/** A block a record, as much again for buckets and attributes, and what processes and groups take. */
function heapBytes(): usize {
  return SharedHeap.bytes(options.entries * 2 + PROCESSES * 3 + GROUP_LISTS * 2);
}

export function attachTables(at: usize, fresh: bool): void {
  base = at;
  const recordsHead = at + SESSION_BYTES;
  const processesHead = recordsHead + SharedTable.headBytes(options.entries);
  const groupsHead = processesHead + SharedTable.headBytes(PROCESSES);
  const recordsAt = (groupsHead + SharedTable.headBytes(GROUP_LISTS) + PAGE - 1) & ~(PAGE - 1);
  const processesAt = recordsAt + SharedTable.bytes(options.entries);
  const groupsAt = processesAt + SharedTable.bytes(PROCESSES);
  heap.attach(groupsAt + SharedTable.bytes(GROUP_LISTS), heapBytes(), fresh);
  records.attach(recordsHead, recordsAt, options.entries, heap);
  processes.attach(processesHead, processesAt, PROCESSES, heap);
  groupLists.attach(groupsHead, groupsAt, GROUP_LISTS, heap);
}

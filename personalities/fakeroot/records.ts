// The record of a file: what the guest was told about it that the kernel does not know. It ends with its inode.
import { ENOMEM, Found, Put, S_IFMT, S_ISGID, Statx, claimThreadBytes, threadArea, timestamp } from "unweld";
import { birthOf, deviceOf, isDevice, isDirectory, realType } from "./inode";
import { options } from "./options";
import { sayFull } from "./report";
import { heap, records, session } from "./session";

/** A copy of a record; its first fields are the table's. */
// @ts-ignore: decorator
@unmanaged
export class Record extends Found {
  uid: u32;
  gid: u32;
  mode: u32;
  /** Device number of a device file. */
  rdev: u32;
  /** Birth time of the inode it belongs to; 0 where that is unknown. */
  birth: u64;
  /** Block of the heap with its extended attributes, and how many bytes they take. */
  attributes: u32;
  attributesBytes: u32;
  nlink: u32;
  flags: u32;
}

/** The record was loaded from a file that says nothing about birth times. */
export const LOADED: u32 = 1;
/** The guest sees the record's permission bits; without it, those of the real file. */
export const SHOWS_MODE: u32 = 2;

const COPY_BYTES: usize = 72;
const SCRATCH: usize = claimThreadBytes(COPY_BYTES);

/** The calling thread's one copy, for a handler that deals with one file. */
// @ts-ignore: decorator
@inline
export function scratchRecord(): Record {
  return changetype<Record>(threadArea() + SCRATCH);
}

export function newRecord(): Record {
  return changetype<Record>(changetype<usize>(new StaticArray<u8>(<i32>COPY_BYTES)));
}

/**
 * Copies the inode's record to `record`; false if it has none, and then only its attributes are sure to be none. A record
 * that is an earlier inode's is taken away.
 */
export function find(inode: Statx, record: Record): bool {
  if (records.count != 0 && lookUp(inode, record)) return true;
  record.attributes = 0;
  return false;
}

function lookUp(inode: Statx, record: Record): bool {
  if (!records.find(inode.stx_ino, deviceOf(inode), record)) return false;
  const birth = birthOf(inode);
  if (isEarlier(record, inode, birth)) {
    drop(record);
    return false;
  }
  if (record.birth == 0 && birth != 0) {
    record.birth = birth;
    if (records.replace(record) == Put.RETRY) return records.find(inode.stx_ino, deviceOf(inode), record);
  }
  return true;
}

/** The mode the guest sees of an inode with this record. */
export function modeOf(record: Record, inode: Statx): u32 {
  return (record.flags & SHOWS_MODE) != 0 ? record.mode : (record.mode & S_IFMT) | (inode.stx_mode & 0o7777);
}

/** As `find`; where there is no record, `record` becomes what the guest sees without one. Its mode is the one to be seen. */
export function findOrBegin(inode: Statx, record: Record): bool {
  if (find(inode, record)) {
    record.mode = modeOf(record, inode);
    return true;
  }
  memory.fill(changetype<usize>(record), 0, COPY_BYTES);
  record.key0 = inode.stx_ino;
  record.key1 = deviceOf(inode);
  if (options.unknownIsReal) {
    record.uid = inode.stx_uid;
    record.gid = inode.stx_gid;
  }
  record.mode = inode.stx_mode;
  record.birth = birthOf(inode);
  record.nlink = inode.stx_nlink;
  return false;
}

/**
 * Makes the changed copy the inode's record; `known` is what `findOrBegin` said and `realMode` the mode of the real file.
 * A record that says nothing is not kept. Gives Put.RETRY if another process changed the record meanwhile: find it again.
 */
export function commit(record: Record, known: bool, realMode: u32): i32 {
  const differs = ((record.mode ^ realMode) & 0o7777) != 0;
  // The kernel may take set-id bits away when the file is written, which it would not do to root.
  const shows = differs || (!isDirectory(record.mode) && (record.mode & 0o6000) != 0);
  record.flags = shows ? record.flags | SHOWS_MODE : record.flags & ~SHOWS_MODE;
  if (saysNothing(record)) {
    if (!known || records.remove(record)) return Put.DONE;
    return Put.RETRY;
  }
  if (isDirectory(record.mode) && (record.mode & S_ISGID) != 0 && record.gid != 0) session().setGidDirectories = 1;
  if (isDevice(record.mode)) session().devices = 1;
  if (shows) session().oddModes = 1;
  noteCommit(record);
  const result = known ? records.replace(record) : records.insert(record);
  if (result == Put.FULL) sayFull();
  return result;
}

/** What a handler returns for the result of `commit`. */
export function resultOf(put: i32): i64 {
  return put == Put.DONE ? 0 : -ENOMEM;
}

/**
 * Time stamps of the processor, as many as pass in 20 ms at most: longer than a tick of the clock birth times are read
 * from.
 */
const TICKS: u64 = 120000000;

function noteCommit(record: Record): void {
  if (record.birth == 0 && (record.flags & LOADED) == 0) session().unborn = 1;
  session().committedAt = timestamp();
}

/**
 * Whether an inode that gets the number of one with a record may be taken for it unless the record is removed at once:
 * where birth times are unknown, or so new that the other's might be the same. A state to be saved, which knows no birth
 * times, and a table filling up want removal at once too.
 */
export function mustRemoveAtOnce(): bool {
  const shared = session();
  return options.save != 0 || shared.unborn != 0 || timestamp() - shared.committedAt < TICKS || records.count > options.entries / 2;
}

/** Removes the record that was found, unless it is another's by now. */
export function drop(record: Record): void {
  if (records.remove(record)) heap.free(record.attributes, record.attributesBytes);
}

function isEarlier(record: Record, inode: Statx, birth: u64): bool {
  if (realType(record.mode) != (inode.stx_mode & S_IFMT)) return true;
  if (birth == 0) return false;
  if (record.birth != 0) return record.birth != birth;
  return (record.flags & LOADED) != 0 && birth > session().savedAt;
}

function saysNothing(record: Record): bool {
  return !options.unknownIsReal && (record.uid | record.gid | record.attributes | (record.flags & SHOWS_MODE)) == 0 && !isDevice(record.mode);
}

// Supplementary groups. A list is a block in shared memory, kept once a session however often it is set.
import { CAP_SETGID, EINVAL, ENOMEM, EPERM, Found, NGROUPS_MAX, Ptr, Put } from "unweld";
import { Credentials, Groups, credentials, has } from "./credentials";
import { publish } from "./processes";
import { GROUP_LIST_BYTES, groupLists, heap } from "./session";

// A list in memory: their number, then the groups, 4 bytes each.
const rootList: usize = memory.data<u32>([1, 0]);
const noList: usize = memory.data<u32>([0]);

function listAt(groups: u32): usize {
  return groups == Groups.ROOT ? rootList : groups == Groups.NONE ? noList : heap.data(groups);
}

export function groupCount(who: Credentials): u32 {
  return load<u32>(listAt(who.groups));
}

export function groupAt(who: Credentials, index: u32): u32 {
  return load<u32>(listAt(who.groups) + 4 + <usize>index * 4);
}

/** Whether the file group or a supplementary group is `gid`. */
export function isInGroup(who: Credentials, gid: u32): bool {
  if (who.fsgid == gid) return true;
  for (let i: u32 = 0, n = groupCount(who); i < n; i++) if (groupAt(who, i) == gid) return true;
  return false;
}

/** getgroups(2). */
export function getGroups(size: i32, list: Ptr<u32>): i64 {
  const who = credentials();
  const count = groupCount(who);
  if (size < 0 || (size != 0 && <u32>size < count)) return -EINVAL;
  if (size != 0) for (let i: u32 = 0; i < count; i++) list.plus(i).put(groupAt(who, i));
  return <i64>count;
}

/** setgroups(2). The kernel sorts the list, and getgroups shows it so. */
export function setGroups(size: i32, list: Ptr<u32>): i64 {
  const who = credentials();
  if (!has(who, CAP_SETGID)) return -EPERM;
  if (<u32>size > <u32>NGROUPS_MAX) return -EINVAL;
  let groups: u32 = Groups.NONE;
  if (size > 0) {
    groups = keep(list.address, <u32>size);
    if (groups == 0) return -ENOMEM;
  }
  who.groups = groups;
  publish();
  return 0;
}

/** The block of this list; 0 if there is no memory. Lists longer than a block holds are refused. */
function keep(from: usize, count: u32): u32 {
  const bytes = 4 + <usize>count * 4;
  const block = heap.allocate(bytes);
  if (block == 0) return 0;
  const at = heap.data(block);
  // Nothing of the session is half-changed if the guest's list ends in unmapped memory.
  memory.copy(at + 4, from, bytes - 4);
  store<u32>(at, count);
  sort(at + 4, count);
  const found = changetype<Found>(changetype<usize>(new StaticArray<u8>(32 + <i32>GROUP_LIST_BYTES)));
  for (;;) {
    const known = groupLists.find(hashOf(at, bytes, 0), hashOf(at, bytes, 7), found);
    if (known) {
      const other = load<u32>(found.payload);
      if (memory.compare(heap.data(other), at, bytes) == 0) {
        heap.free(block, bytes);
        return other;
      }
      return block;
    }
    found.key0 = hashOf(at, bytes, 0);
    found.key1 = hashOf(at, bytes, 7);
    store<u64>(found.payload, block);
    if (groupLists.insert(found) != Put.RETRY) return block;
  }
  return block;
}

function hashOf(at: usize, bytes: usize, seed: u64): u64 {
  let hash: u64 = 0xcbf29ce484222325 + seed;
  for (let i: usize = 0; i < bytes; i += 4) hash = (hash ^ load<u32>(at + i)) * 0x9e3779b97f4a7c15 ^ hash >> 29;
  return hash;
}

/** Shell sort: in place, and fast enough for 65,536. */
function sort(at: usize, count: u32): void {
  for (let gap = count / 2; gap != 0; gap /= 2) {
    for (let i = gap; i < count; i++) {
      const value = load<u32>(at + <usize>i * 4);
      let j = i;
      for (; j >= gap; j -= gap) {
        const before = load<u32>(at + <usize>(j - gap) * 4);
        if (before <= value) break;
        store<u32>(at + <usize>j * 4, before);
      }
      store<u32>(at + <usize>j * 4, value);
    }
  }
}

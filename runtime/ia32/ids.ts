// Users and groups of 16 bits. Source: kernel/uid16.c.
import { EINVAL, __NR_chown, __NR_fchown, __NR_getgroups, __NR_lchown, __NR_setgroups } from "../../assembly/index";
import { Frame } from "../frame";
import { dispatch } from "../natives";

/** What an id that 16 bits do not hold is shown as. */
const OVERFLOW: u64 = 65534;
/** Lists of more have no room in a call's memory. */
const MOST_GROUPS: u32 = 12288;

/** -1 stays what it is. */
function wide(id: u64): u64 {
  return <u16>id == 0xffff ? 0xffffffff : <u64><u16>id;
}

function narrow(id: u64): u16 {
  return <u16>((id & ~<u64>0xffff) != 0 ? OVERFLOW : id);
}

/** chown16 and its like, setuid16, setreuid16, setresuid16. */
export function setIds(frame: Frame, to: i32): i64 {
  if (to == __NR_chown || to == __NR_lchown || to == __NR_fchown) return dispatch(to, <u32>frame.rbx, wide(frame.rcx), wide(frame.rdx), 0, 0, 0);
  return dispatch(to, wide(frame.rbx), wide(frame.rcx), wide(frame.rdx), 0, 0, 0);
}

export function getId(to: i32): i64 {
  const id = dispatch(to, 0, 0, 0, 0, 0, 0);
  return id < 0 ? id : <i64>narrow(id);
}

export function getIds(frame: Frame, to: i32): i64 {
  const ids = changetype<usize>(new StaticArray<u32>(3));
  const result = dispatch(to, ids, ids + 4, ids + 8, 0, 0, 0);
  if (result < 0) return result;
  store<u16>(<u32>frame.rbx, narrow(load<u32>(ids)));
  store<u16>(<u32>frame.rcx, narrow(load<u32>(ids, 4)));
  store<u16>(<u32>frame.rdx, narrow(load<u32>(ids, 8)));
  return result;
}

export function getGroups(frame: Frame): i64 {
  const size = <i32>frame.rbx;
  if (size <= 0) return dispatch(__NR_getgroups, <u64><i64>size, 0, 0, 0, 0, 0);
  const groups = new StaticArray<u32>(min(<u32>size, MOST_GROUPS));
  const count = dispatch(__NR_getgroups, groups.length, changetype<usize>(groups), 0, 0, 0, 0);
  for (let i: usize = 0; <i64>i < count; i++) store<u16>(<usize><u32>frame.rcx + i * 2, narrow(groups[<i32>i]));
  return count;
}

export function setGroups(frame: Frame): i64 {
  const count = <u32>frame.rbx;
  if (count > MOST_GROUPS) return -EINVAL;
  const groups = new StaticArray<u32>(count);
  for (let i: usize = 0; i < count; i++) groups[<i32>i] = <u32>load<u16>(<usize><u32>frame.rcx + i * 2);
  return dispatch(__NR_setgroups, count, changetype<usize>(groups), 0, 0, 0, 0);
}

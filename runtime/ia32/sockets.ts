// socketcall(2): one number for the calls on sockets, their arguments in memory.
import {
  __NR_accept4, __NR_bind, __NR_connect, __NR_getpeername, __NR_getsockname, __NR_getsockopt, __NR_listen, __NR_recvfrom,
  __NR_recvmsg, __NR_sendmsg,  __NR_sendto, __NR_shutdown, __NR_socket, __NR_socketpair,
} from "../../assembly/index";
import { Frame } from "../frame";
import { dispatch, isOverridden } from "../natives";
import { passIa32 } from "./calls";
import { receiveIa32, sendIa32 } from "./messages";

/** By its numbers, SYS_SOCKET being 1: the call, or 0 where that is the kernel's alone; and how many arguments it has. */
const calls: usize = memory.data<i32>([
  0, __NR_socket, __NR_bind, __NR_connect, __NR_listen, 0, __NR_getsockname, __NR_getpeername, __NR_socketpair, 0, 0, __NR_sendto, __NR_recvfrom,
  __NR_shutdown, 0, __NR_getsockopt, __NR_sendmsg, __NR_recvmsg, __NR_accept4,
]);
const counts: usize = memory.data<u8>([0, 3, 3, 3, 2, 3, 3, 3, 4, 4, 4, 6, 6, 2, 5, 5, 3, 3, 4]);
const KINDS: u32 = 19;
const WORD: usize = 4;

export function socketIa32(frame: Frame): i64 {
  const kind = <u32>frame.rbx;
  const to = kind < KINDS ? load<i32>(calls + <usize>kind * 4) : 0;
  if (to == 0 || !isOverridden(to)) return passIa32(frame);
  const count = <usize>load<u8>(counts + <usize>kind);
  const values = new StaticArray<u64>(6);
  if (to == __NR_sendmsg || to == __NR_recvmsg) {
    const args = <usize><u32>frame.rcx;
    const fd = load<i32>(args);
    const message = <usize>load<u32>(args, 4);
    const flags = load<u32>(args, 8);
    return to == __NR_sendmsg ? sendIa32(frame, fd, message, flags) : receiveIa32(frame, fd, message, flags);
  }
  for (let i: usize = 0; i < count; i++) values[<i32>i] = load<u32>(<usize><u32>frame.rcx + i * WORD);
  return dispatch(to, values[0], values[1], values[2], values[3], values[4], values[5]);
}

// sendmsg(2) and recvmsg(2) for layers: struct msghdr, struct iovec and control messages of 32 bits. Source: net/compat.c.
import {
  EMSGSIZE, Msghdr, SCM_RIGHTS, SOL_SOCKET, __NR_close, __NR_recvmsg, __NR_sendmsg, syscall6,
} from "../../assembly/index";
import { Frame } from "../frame";
import { dispatch } from "../natives";
import { passIa32 } from "./calls";

/** In struct compat_msghdr. */
const NAME_LENGTH: usize = 4;
const VECTORS: usize = 8;
const VECTOR_COUNT: usize = 12;
const CONTROL: usize = 16;
const CONTROL_LENGTH: usize = 20;
const FLAGS: usize = 24;
const MOST_VECTORS: u32 = 1024;
/** Of struct compat_cmsghdr and of struct cmsghdr; what follows begins at a multiple of a word. */
const HEADER: usize = 12;
const WIDE_HEADER: usize = 16;
/** More is the kernel's alone. */
const MOST_CONTROL: u32 = 8192;
/** So much larger than the program's is what control messages are received in: by as much are a few wider. */
const MORE: usize = 16;
const MSG_CTRUNC: u32 = 8;
const LEFT: usize = 1 << 31;

/** Sends what struct compat_msghdr at `from` says. */
export function sendIa32(frame: Frame, fd: i32, from: usize, flags: u32): i64 {
  const length = load<u32>(from, CONTROL_LENGTH);
  if (length > MOST_CONTROL) return passIa32(frame);
  const message = new Msghdr();
  const refused = widenMessage(message, from);
  if (refused < 0) return refused;
  const control = <usize>load<u32>(from, CONTROL);
  if (control != 0 && length != 0) {
    const wide = changetype<usize>(new StaticArray<u8>(<i32>length * 3 + 64));
    message.msg_control = wide;
    message.msg_controllen = widenControl(wide, control, length);
  }
  return dispatch(__NR_sendmsg, <u64><i64>fd, changetype<usize>(message), flags, 0, 0, 0);
}

/** Receives into what struct compat_msghdr at `to` says. */
export function receiveIa32(frame: Frame, fd: i32, to: usize, flags: u32): i64 {
  const room = load<u32>(to, CONTROL_LENGTH);
  if (room > MOST_CONTROL) return passIa32(frame);
  const message = new Msghdr();
  const refused = widenMessage(message, to);
  if (refused < 0) return refused;
  const control = <usize>load<u32>(to, CONTROL);
  if (control != 0 && room != 0) {
    message.msg_control = changetype<usize>(new StaticArray<u8>(<i32>(room + <u32>MORE)));
    message.msg_controllen = room + MORE;
  }
  const result = dispatch(__NR_recvmsg, <u64><i64>fd, changetype<usize>(message), flags, 0, 0, 0);
  if (result < 0) return result;
  let state = <u32>message.msg_flags;
  let used: usize = 0;
  if (control != 0 && room != 0) {
    used = narrowControl(control, room, <usize>message.msg_control, <usize>message.msg_controllen);
    if ((used & LEFT) != 0) state |= MSG_CTRUNC;
    used &= ~LEFT;
  }
  store<u32>(to, <u32>message.msg_namelen, NAME_LENGTH);
  store<u32>(to, <u32>used, CONTROL_LENGTH);
  // MSG_CMSG_COMPAT is never told.
  store<u32>(to, state & 0x7fffffff, FLAGS);
  return result;
}

function widenMessage(to: Msghdr, from: usize): i64 {
  const count = load<u32>(from, VECTOR_COUNT);
  if (count > MOST_VECTORS) return -EMSGSIZE;
  const vectors = changetype<usize>(new StaticArray<u64>(<i32>count * 2));
  const given = <usize>load<u32>(from, VECTORS);
  for (let i: usize = 0; i < count; i++) {
    store<u64>(vectors + i * 16, load<u32>(given + i * 8));
    store<u64>(vectors + i * 16, load<u32>(given + i * 8, 4), 8);
  }
  to.msg_name = load<u32>(from);
  to.msg_namelen = load<i32>(from, NAME_LENGTH);
  to.msg_iov = vectors;
  to.msg_iovlen = count;
  to.msg_flags = load<i32>(from, FLAGS);
  return 0;
}

/** Bytes of the wider messages, or, for ones that are none, what the kernel refuses. */
function widenControl(to: usize, from: usize, length: usize): usize {
  let wide: usize = 0;
  for (let at: usize = 0; at + HEADER <= length;) {
    const bytes = <usize>load<u32>(from + at);
    if (bytes < HEADER || bytes > length - at) {
      // Too short for its own header: EINVAL.
      store<u64>(to + wide, 1);
      return wide + WIDE_HEADER;
    }
    const data = bytes - HEADER;
    store<u64>(to + wide, data + WIDE_HEADER);
    store<u64>(to + wide, load<u64>(from + at, 4), 8);
    memory.copy(to + wide + WIDE_HEADER, from + at + HEADER, data);
    wide += WIDE_HEADER + ((data + 7) & ~<usize>7);
    at += (bytes + 3) & ~<usize>3;
  }
  return wide;
}

/** Bytes of the narrow messages, and LEFT if not all had room: descriptors among what is left out are closed. */
function narrowControl(to: usize, room: usize, from: usize, length: usize): usize {
  let used: usize = 0;
  let left = false;
  for (let at: usize = 0; at + WIDE_HEADER <= length;) {
    const bytes = <usize>load<u64>(from + at);
    if (bytes < WIDE_HEADER || bytes > length - at) break;
    const data = bytes - WIDE_HEADER;
    let kept = used + HEADER > room ? 0 : min(data, room - used - HEADER);
    const descriptors = load<i32>(from + at, 8) == SOL_SOCKET && load<i32>(from + at, 12) == SCM_RIGHTS;
    if (descriptors) {
      kept &= ~<usize>3;
      for (let i = kept; i < data; i += 4) syscall6(__NR_close, load<i32>(from + at + WIDE_HEADER + i), 0, 0, 0, 0, 0);
    }
    if (kept < data) left = true;
    if (used + HEADER <= room && (!descriptors || kept != 0)) {
      store<u32>(to + used, <u32>(HEADER + kept));
      store<u64>(to + used, load<u64>(from + at, 8), 4);
      memory.copy(to + used + HEADER, from + at + WIDE_HEADER, kept);
      used += HEADER + ((kept + 3) & ~<usize>3);
    } else left = true;
    at += (bytes + 7) & ~<usize>7;
  }
  return min(used, room) | (left ? LEFT : 0);
}

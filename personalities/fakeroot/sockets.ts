// Credentials that Unix sockets tell and take.
import {
  Cmsghdr, EPERM, ERANGE, Msghdr, Ptr, SCM_CREDENTIALS, SOL_SOCKET, SO_PEERCRED, SO_PEERGROUPS, Ucred, CAP_SETGID, CAP_SETUID, CAP_SYS_ADMIN,
  syscall6, __NR_getpid,
} from "unweld";
import { kernel } from "./below";
import { State, credentials, has } from "./credentials";
import { groupAt, groupCount } from "./groups";
import { identityOf } from "./processes";
import { realGid, realUid } from "./session";

const UCRED_BYTES: i32 = 12;

/** getsockopt(2). */
export function getOption(sockfd: i32, level: i32, optname: i32, optval: Ptr<u8>, optlen: Ptr<i32>): i64 {
  if (level != SOL_SOCKET || (credentials().state & State.REAL) != 0) return kernel.getsockopt(sockfd, level, optname, optval, optlen);
  if (optname == SO_PEERGROUPS) return peerGroups(sockfd, optval, optlen);
  const result = kernel.getsockopt(sockfd, level, optname, optval, optlen);
  if (result < 0 || optname != SO_PEERCRED || optlen.get() < UCRED_BYTES) return result;
  showUcred(changetype<Ucred>(optval.address), true);
  return result;
}

function peerGroups(sockfd: i32, optval: Ptr<u8>, optlen: Ptr<i32>): i64 {
  const peer = changetype<usize>(new StaticArray<u8>(16));
  store<i32>(peer, UCRED_BYTES, 12);
  if (kernel.getsockopt(sockfd, SOL_SOCKET, SO_PEERCRED, Ptr.at<u8>(peer), Ptr.at<i32>(peer + 12)) < 0) {
    return kernel.getsockopt(sockfd, SOL_SOCKET, SO_PEERGROUPS, optval, optlen);
  }
  const ucred = changetype<Ucred>(peer);
  const who = identityOf(ucred.pid, ucred.uid);
  if (who === null) return kernel.getsockopt(sockfd, SOL_SOCKET, SO_PEERGROUPS, optval, optlen);
  const bytes = <i32>groupCount(who) * 4;
  const room = optlen.get();
  optlen.put(bytes);
  if (room < bytes) return -ERANGE;
  for (let i = 0; i < bytes / 4; i++) store<u32>(optval.address + <usize>i * 4, groupAt(who, i));
  return 0;
}

/** Replaces what the kernel says about a peer. A connection knows effective ids, a message the real ones. */
function showUcred(ucred: Ucred, effective: bool): void {
  const who = identityOf(ucred.pid, ucred.uid);
  if (who === null) return;
  ucred.uid = effective ? who.euid : who.uid;
  ucred.gid = effective ? who.egid : who.gid;
}

/** recvmsg(2). */
export function receive(sockfd: i32, msg: Ptr<Msghdr>, flags: u32): i64 {
  const result = kernel.recvmsg(sockfd, msg, flags);
  if (result >= 0 && msg.get().msg_controllen != 0 && (credentials().state & State.REAL) == 0) showControl(msg.get());
  return result;
}

function showControl(msg: Msghdr): void {
  for (let at = firstControl(msg.msg_control, msg.msg_controllen); at != 0; at = nextControl(msg.msg_control, msg.msg_controllen, at)) {
    if (isCredentials(changetype<Cmsghdr>(at))) showUcred(changetype<Ucred>(at + CMSG_HEADER), false);
  }
}

/** sendmsg(2): ids the guest may claim become those the kernel lets it claim. */
export function send(sockfd: i32, msg: Ptr<Msghdr>, flags: u32): i64 {
  const from = msg.get();
  const length = from.msg_controllen;
  if (length == 0 || length > 8192 || (credentials().state & State.REAL) != 0) return kernel.sendmsg(sockfd, msg, flags);
  let found = false;
  for (let at = firstControl(from.msg_control, length); at != 0; at = nextControl(from.msg_control, length, at)) {
    if (isCredentials(changetype<Cmsghdr>(at))) found = true;
  }
  if (!found) return kernel.sendmsg(sockfd, msg, flags);
  const copy = changetype<Msghdr>(changetype<usize>(new StaticArray<u8>(<i32>offsetof<Msghdr>())));
  memory.copy(changetype<usize>(copy), msg.address, offsetof<Msghdr>());
  const control = changetype<usize>(new StaticArray<u8>(<i32>length));
  memory.copy(control, from.msg_control, length);
  copy.msg_control = control;
  for (let at = firstControl(control, length); at != 0; at = nextControl(control, length, at)) {
    if (!isCredentials(changetype<Cmsghdr>(at))) continue;
    const ucred = changetype<Ucred>(at + CMSG_HEADER);
    if (!mayClaim(ucred)) return -EPERM;
    ucred.uid = realUid();
    ucred.gid = realGid();
  }
  return kernel.sendmsg(sockfd, Ptr.at<Msghdr>(changetype<usize>(copy)), flags);
}

/** scm_check_creds of net/core/scm.c. */
function mayClaim(ucred: Ucred): bool {
  const who = credentials();
  const pid = ucred.pid == <i32>syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0) || has(who, CAP_SYS_ADMIN);
  const uid = ucred.uid == who.uid || ucred.uid == who.euid || ucred.uid == who.suid || has(who, CAP_SETUID);
  return pid && uid && (ucred.gid == who.gid || ucred.gid == who.egid || ucred.gid == who.sgid || has(who, CAP_SETGID));
}

const CMSG_HEADER: usize = 16;

function isCredentials(header: Cmsghdr): bool {
  return header.cmsg_level == SOL_SOCKET && header.cmsg_type == SCM_CREDENTIALS && header.cmsg_len >= CMSG_HEADER + <usize>UCRED_BYTES;
}

function firstControl(control: usize, length: usize): usize {
  return length >= CMSG_HEADER ? control : 0;
}

function nextControl(control: usize, length: usize, at: usize): usize {
  const size = changetype<Cmsghdr>(at).cmsg_len;
  if (size < CMSG_HEADER) return 0;
  const next = at + ((size + 7) & ~<usize>7);
  return next + CMSG_HEADER > control + length ? 0 : next;
}

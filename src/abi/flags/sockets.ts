import { group, type FlagGroup } from "./group.js";
import { i32, u32 } from "../types.js";

// Source: the exported headers of Linux 6.1 (x86-64) that each group names; later ones under the kernel that brought them.

export const sockets: readonly FlagGroup[] = [
  group("kernel", ["asm/socket.h"], i32, 10, {
    SO_DEBUG: 1, SOL_SOCKET: 1, SO_REUSEADDR: 2, SO_TYPE: 3, SO_ERROR: 4, SO_SNDBUF: 7, SO_RCVBUF: 8,
    SO_PASSCRED: 16, SO_PEERCRED: 17, SO_PEERSEC: 31, SO_PASSSEC: 34, SO_PROTOCOL: 38, SO_DOMAIN: 39,
    SO_PEERGROUPS: 59,
  }, {
    "6.5": {
      SO_PASSPIDFD: 76, SO_PEERPIDFD: 77,
    },
  }),
  group("libc", ["sys/socket.h"], i32, 10, {
    AF_UNSPEC: 0, AF_UNIX: 1, SOCK_STREAM: 1, SCM_RIGHTS: 1, AF_INET: 2, SOCK_DGRAM: 2, SCM_CREDENTIALS: 2,
    SOCK_RAW: 3, SOCK_SEQPACKET: 5, AF_INET6: 10, AF_NETLINK: 16, AF_PACKET: 17, SOCK_NONBLOCK: 2048,
    SOCK_CLOEXEC: 524288,
  }),
  group("libc", ["sys/socket.h"], u32, 16, {
    MSG_OOB: 0x1, MSG_PEEK: 0x2, MSG_DONTROUTE: 0x4, MSG_CTRUNC: 0x8, MSG_TRUNC: 0x20, MSG_DONTWAIT: 0x40,
    MSG_EOR: 0x80, MSG_WAITALL: 0x100, MSG_NOSIGNAL: 0x4000, MSG_MORE: 0x8000, MSG_WAITFORONE: 0x10000,
    MSG_CMSG_CLOEXEC: 0x40000000,
  }),
];

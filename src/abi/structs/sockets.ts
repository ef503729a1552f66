import { kernel, libc } from "./define.js";
import { array, i32, u16, u32, u8, usize } from "../types.js";

// Source: the exported kernel headers each struct names, Linux 6.1 and later, x86-64; <libc> where the kernel exports none.

/** Any address: the family tells which. */
export const sockaddr = libc("sys/socket.h", "struct sockaddr", "Sockaddr", 16, {
  sa_family: u16, sa_data: array(u8, 14),
});
export const sockaddrUn = kernel("linux/un.h", "struct sockaddr_un", "SockaddrUn", 110, {
  sun_family: u16, sun_path: array(u8, 108),
});
export const msghdr = libc("sys/socket.h", "struct msghdr", "Msghdr", 56, {
  msg_name: usize, msg_namelen: i32, msg_iov: usize, msg_iovlen: usize, msg_control: usize, msg_controllen: usize,
  msg_flags: u32,
});
export const mmsghdr = libc("sys/socket.h", "struct mmsghdr", "Mmsghdr", 64, {
  msg_hdr: msghdr, msg_len: u32,
});
export const cmsghdr = libc("sys/socket.h", "struct cmsghdr", "Cmsghdr", 16, {
  cmsg_len: usize, cmsg_level: i32, cmsg_type: i32,
});
export const ucred = libc("sys/socket.h", "struct ucred", "Ucred", 12, {
  pid: i32, uid: u32, gid: u32,
});

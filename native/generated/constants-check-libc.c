// Generated from src/abi/errno.ts and src/abi/flags/ by `npm run generate`; do not edit.

#define _GNU_SOURCE
#include <stddef.h>
#include <linux/version.h>
#include <unistd.h>
#include <dirent.h>
#include <sys/stat.h>
#include <sys/socket.h>

_Static_assert((__typeof__(0u))(F_OK) == (__typeof__(0u))(0), "F_OK");
_Static_assert((__typeof__(0u))(X_OK) == (__typeof__(0u))(1), "X_OK");
_Static_assert((__typeof__(0u))(W_OK) == (__typeof__(0u))(2), "W_OK");
_Static_assert((__typeof__(0u))(R_OK) == (__typeof__(0u))(4), "R_OK");
_Static_assert((DT_UNKNOWN) == (0), "DT_UNKNOWN");
_Static_assert((DT_FIFO) == (1), "DT_FIFO");
_Static_assert((DT_CHR) == (2), "DT_CHR");
_Static_assert((DT_DIR) == (4), "DT_DIR");
_Static_assert((DT_BLK) == (6), "DT_BLK");
_Static_assert((DT_REG) == (8), "DT_REG");
_Static_assert((DT_LNK) == (10), "DT_LNK");
_Static_assert((DT_SOCK) == (12), "DT_SOCK");
_Static_assert((DT_WHT) == (14), "DT_WHT");
_Static_assert((unsigned long long)(UTIME_OMIT) == (unsigned long long)(1073741822), "UTIME_OMIT");
_Static_assert((unsigned long long)(UTIME_NOW) == (unsigned long long)(1073741823), "UTIME_NOW");
_Static_assert((__typeof__(0u))(AF_UNSPEC) == (__typeof__(0u))(0), "AF_UNSPEC");
_Static_assert((__typeof__(0u))(AF_UNIX) == (__typeof__(0u))(1), "AF_UNIX");
_Static_assert((__typeof__(0u))(SOCK_STREAM) == (__typeof__(0u))(1), "SOCK_STREAM");
_Static_assert((__typeof__(0u))(SCM_RIGHTS) == (__typeof__(0u))(1), "SCM_RIGHTS");
_Static_assert((__typeof__(0u))(AF_INET) == (__typeof__(0u))(2), "AF_INET");
_Static_assert((__typeof__(0u))(SOCK_DGRAM) == (__typeof__(0u))(2), "SOCK_DGRAM");
_Static_assert((__typeof__(0u))(SCM_CREDENTIALS) == (__typeof__(0u))(2), "SCM_CREDENTIALS");
_Static_assert((__typeof__(0u))(SOCK_RAW) == (__typeof__(0u))(3), "SOCK_RAW");
_Static_assert((__typeof__(0u))(SOCK_SEQPACKET) == (__typeof__(0u))(5), "SOCK_SEQPACKET");
_Static_assert((__typeof__(0u))(AF_INET6) == (__typeof__(0u))(10), "AF_INET6");
_Static_assert((__typeof__(0u))(AF_NETLINK) == (__typeof__(0u))(16), "AF_NETLINK");
_Static_assert((__typeof__(0u))(AF_PACKET) == (__typeof__(0u))(17), "AF_PACKET");
_Static_assert((__typeof__(0u))(SOCK_NONBLOCK) == (__typeof__(0u))(2048), "SOCK_NONBLOCK");
_Static_assert((__typeof__(0u))(SOCK_CLOEXEC) == (__typeof__(0u))(524288), "SOCK_CLOEXEC");
_Static_assert((__typeof__(0u))(MSG_OOB) == (__typeof__(0u))(1), "MSG_OOB");
_Static_assert((__typeof__(0u))(MSG_PEEK) == (__typeof__(0u))(2), "MSG_PEEK");
_Static_assert((__typeof__(0u))(MSG_DONTROUTE) == (__typeof__(0u))(4), "MSG_DONTROUTE");
_Static_assert((__typeof__(0u))(MSG_CTRUNC) == (__typeof__(0u))(8), "MSG_CTRUNC");
_Static_assert((__typeof__(0u))(MSG_TRUNC) == (__typeof__(0u))(32), "MSG_TRUNC");
_Static_assert((__typeof__(0u))(MSG_DONTWAIT) == (__typeof__(0u))(64), "MSG_DONTWAIT");
_Static_assert((__typeof__(0u))(MSG_EOR) == (__typeof__(0u))(128), "MSG_EOR");
_Static_assert((__typeof__(0u))(MSG_WAITALL) == (__typeof__(0u))(256), "MSG_WAITALL");
_Static_assert((__typeof__(0u))(MSG_NOSIGNAL) == (__typeof__(0u))(16384), "MSG_NOSIGNAL");
_Static_assert((__typeof__(0u))(MSG_MORE) == (__typeof__(0u))(32768), "MSG_MORE");
_Static_assert((__typeof__(0u))(MSG_WAITFORONE) == (__typeof__(0u))(65536), "MSG_WAITFORONE");
_Static_assert((__typeof__(0u))(MSG_CMSG_CLOEXEC) == (__typeof__(0u))(1073741824), "MSG_CMSG_CLOEXEC");

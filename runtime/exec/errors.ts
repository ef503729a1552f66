import {
  E2BIG, EACCES, EAGAIN, EFBIG, EINVAL, EIO, EISDIR, ELIBBAD, ELOOP, EMFILE, ENAMETOOLONG, ENFILE, ENODEV, ENOENT, ENOEXEC,
  ENOMEM, ENOSYS, ENOTDIR, EPERM, ETXTBSY,
} from "../../assembly/index";

/** What an errno means, for people; empty for one that has no business here. */
export function errorText(errno: i64): string {
  switch (errno) {
    case E2BIG: return "the arguments and environment are too long";
    case EACCES: return "permission denied";
    case EAGAIN: return "too many processes";
    case EFBIG: return "the limit on file sizes is too low";
    case EINVAL: return "invalid argument";
    case EIO: return "input/output error";
    case EISDIR: return "is a directory";
    case ELIBBAD: return "its interpreter is damaged";
    case ELOOP: return "too many levels of links or scripts";
    case EMFILE: return "too many open files";
    case ENAMETOOLONG: return "the name is too long";
    case ENFILE: return "too many open files in the system";
    case ENODEV: return "no such device";
    case ENOENT: return "no such file or directory";
    case ENOEXEC: return "not a program for this machine";
    case ENOMEM: return "not enough memory";
    case ENOSYS: return "the kernel has no such call";
    case ENOTDIR: return "not a directory";
    case EPERM: return "operation not permitted";
    case ETXTBSY: return "the file is open for writing";
    default: return "";
  }
}

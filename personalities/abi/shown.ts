// The release in uname(2), and in the files of /proc that tell it.
import {
  CString, MFD_CLOEXEC, O_ACCMODE, O_CLOEXEC, O_PATH, O_RDONLY, Ptr, SEEK_SET, Utsname, __NR_lseek, __NR_memfd_create, __NR_write, appendText, syscall6,
} from "unweld";
import { release } from "./level";

/** Of a member of struct utsname. */
const MEMBER_BYTES: usize = 65;
const BUILD = "#1 SMP";

/** The result of uname(2), passed on. A program that asked for the past by personality(UNAME26) gets that. */
export function showRelease(result: i64, buf: Ptr<Utsname>): i64 {
  if (result < 0) return result;
  const shown = changetype<usize>(buf.get().release);
  if (load<u32>(shown) != 0x2e362e32) replace(shown, `${release()}.0`);
  replace(changetype<usize>(buf.get().version), BUILD);
  return result;
}

function replace(member: usize, text: string): void {
  memory.fill(member, 0, MEMBER_BYTES);
  appendText(member, text);
}

/** A descriptor of what a file of /proc tells at this level; 0 for any other path, and for whoever does not read. */
export function openShown(pathname: Ptr<CString>, flags: i32): i64 {
  const path = pathname.address;
  if (path == 0 || load<u8>(path) != 0x2f || load<u8>(path + 1) != 0x70 || (flags & (O_ACCMODE | O_PATH)) != O_RDONLY) return 0;
  let text = "";
  if (equals(path, "/proc/sys/kernel/osrelease")) text = `${release()}.0\n`;
  else if (equals(path, "/proc/sys/kernel/version")) text = `${BUILD}\n`;
  else if (equals(path, "/proc/version")) text = `Linux version ${release()}.0 (unweld) ${BUILD}\n`;
  else return 0;
  const content = changetype<usize>(new StaticArray<u8>(256));
  const bytes = appendText(content, text) - content;
  const name = changetype<usize>(new StaticArray<u8>(8));
  appendText(name, "proc");
  const fd = syscall6(__NR_memfd_create, name, (flags & O_CLOEXEC) != 0 ? MFD_CLOEXEC : 0, 0, 0, 0, 0);
  if (fd < 0) return fd;
  syscall6(__NR_write, fd, content, bytes, 0, 0, 0);
  syscall6(__NR_lseek, fd, 0, SEEK_SET, 0, 0, 0);
  return fd == 0 ? 0 : fd;
}

function equals(path: usize, text: string): bool {
  for (let i = 0; i < text.length; i++) if (<i32>load<u8>(path + <usize>i) != text.charCodeAt(i)) return false;
  return load<u8>(path + <usize>text.length) == 0;
}

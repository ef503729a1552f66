// Reading the text files of /proc.
import { AT_FDCWD, CString, O_CLOEXEC, O_RDONLY, Ptr, appendText } from "unweld";
import { kernel } from "./below";

/** Of the arena's 64 KiB; a line of mountinfo with two paths of 4095 bytes, each escaped, is shorter. */
const BUFFER_BYTES: usize = 40960;
const NEWLINE: u8 = 0x0a;

/** A text file being read line by line. Of a line that is longer than the buffer, only the end is seen. */
export class Lines {
  private fd: i32 = -1;
  private buffer: usize = 0;
  private start: usize = 0;
  private end: usize = 0;
  /** Up to where no newline follows `start`. */
  private searched: usize = 0;
  /** The line `next` found, without its newline. */
  line: usize = 0;
  length: usize = 0;
  /** Why there are no more lines: 0 for the end of the file, or the error. */
  error: i64 = 0;

  /** `path` is ASCII. 0 or the error. */
  open(path: string): i64 {
    this.buffer = changetype<usize>(new StaticArray<u8>(<i32>BUFFER_BYTES));
    store<u8>(appendText(this.buffer, path), 0);
    const fd = kernel.openat(AT_FDCWD, Ptr.at<CString>(this.buffer), O_RDONLY | O_CLOEXEC, 0);
    this.fd = <i32>fd;
    return min<i64>(fd, 0);
  }

  next(): bool {
    this.searched = this.start;
    do {
      for (; this.searched < this.end; this.searched++) {
        if (load<u8>(this.buffer + this.searched) != NEWLINE) continue;
        this.line = this.buffer + this.start;
        this.length = this.searched - this.start;
        this.start = this.searched + 1;
        return true;
      }
    } while (this.fill());
    return false;
  }

  /** Reads on behind what is left, which it moves to the front. */
  private fill(): bool {
    const left = this.end - this.start;
    memory.copy(this.buffer, this.buffer + this.start, left);
    this.start = 0;
    this.searched = left == BUFFER_BYTES ? 0 : left;
    this.end = this.searched;
    this.error = kernel.read(this.fd, Ptr.at<u8>(this.buffer + this.end), BUFFER_BYTES - this.end);
    if (this.error <= 0) return false;
    this.end += <usize>this.error;
    this.error = 0;
    return true;
  }

  close(): void {
    kernel.close(this.fd);
  }
}

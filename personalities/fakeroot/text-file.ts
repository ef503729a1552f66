// Reading and writing the files the user named, in the first process' start and at the session's end.
import { AT_FDCWD, CString, O_CLOEXEC, O_CREAT, O_RDONLY, O_TRUNC, O_WRONLY, Ptr, appendDecimal, appendHex, appendOctal, appendText } from "unweld";
import { kernel } from "./below";

const BUFFER_BYTES: usize = 8192;
const buffer: usize = memory.data(8192);

/** A file being written. One at a time: all share a buffer. */
export class Writer {
  private fd: i32 = -1;
  private end: usize = 0;
  /** The first error, or 0. */
  error: i64 = 0;

  open(path: usize): i64 {
    const fd = kernel.openat(AT_FDCWD, Ptr.at<CString>(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666);
    this.fd = <i32>fd;
    this.end = 0;
    this.error = fd < 0 ? fd : 0;
    return fd;
  }

  text(text: string): Writer {
    this.reserve(<usize>text.length);
    this.end = appendText(buffer + this.end, text) - buffer;
    return this;
  }

  decimal(value: u64): Writer {
    this.reserve(32);
    this.end = appendDecimal(buffer + this.end, value) - buffer;
    return this;
  }

  hex(value: u64): Writer {
    this.reserve(32);
    this.end = appendHex(buffer + this.end, value) - buffer;
    return this;
  }

  octal(value: u64): Writer {
    this.reserve(32);
    this.end = appendOctal(buffer + this.end, value) - buffer;
    return this;
  }

  byte(value: u8): Writer {
    this.reserve(1);
    store<u8>(buffer + this.end++, value);
    return this;
  }

  close(): i64 {
    this.flush();
    if (this.fd >= 0) kernel.close(this.fd);
    return this.error;
  }

  private reserve(bytes: usize): void {
    if (this.end + bytes > BUFFER_BYTES) this.flush();
  }

  private flush(): void {
    for (let done: usize = 0; done < this.end && this.error == 0;) {
      const written = kernel.write(this.fd, Ptr.at<u8>(buffer + done), this.end - done);
      if (written < 0) this.error = written;
      else done += <usize>written;
    }
    this.end = 0;
  }
}

/** A file being read, byte by byte. One at a time. */
export class Reader {
  private fd: i32 = -1;
  private at: usize = 0;
  private end: usize = 0;

  open(path: usize): i64 {
    const fd = kernel.openat(AT_FDCWD, Ptr.at<CString>(path), O_RDONLY | O_CLOEXEC, 0);
    this.fd = <i32>fd;
    return fd;
  }

  get descriptor(): i32 {
    return this.fd;
  }

  /** The next byte without taking it; -1 at the end. */
  peek(): i32 {
    if (this.at == this.end) {
      const read = kernel.read(this.fd, Ptr.at<u8>(buffer), BUFFER_BYTES);
      this.at = 0;
      this.end = read > 0 ? <usize>read : 0;
      if (this.end == 0) return -1;
    }
    return <i32>load<u8>(buffer + this.at);
  }

  skip(): void {
    this.at++;
  }

  /** Takes `text`; false if something else comes. */
  expect(text: string): bool {
    for (let i = 0; i < text.length; i++) {
      if (this.peek() != text.charCodeAt(i)) return false;
      this.skip();
    }
    return true;
  }

  /** Takes a number; `ok` becomes false where there is none. */
  number(base: u64): u64 {
    let value: u64 = 0;
    let digits = 0;
    for (; ; digits++) {
      const digit = digitOf(this.peek());
      if (digit >= base) break;
      value = value * base + digit;
      this.skip();
    }
    if (digits == 0) this.ok = false;
    return value;
  }

  ok: bool = true;

  blank(): void {
    for (let next = this.peek(); next == 0x20 || next == 0x0a || next == 0x0d || next == 0x09; next = this.peek()) this.skip();
  }

  close(): void {
    kernel.close(this.fd);
  }
}

function digitOf(byte: i32): u64 {
  if (byte >= 0x30 && byte <= 0x39) return <u64>(byte - 0x30);
  if (byte >= 0x61 && byte <= 0x66) return <u64>(byte - 0x57);
  return byte >= 0x41 && byte <= 0x46 ? <u64>(byte - 0x37) : 255;
}

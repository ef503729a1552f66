import { __NR_write, appendDecimal, appendText, byteLength, syscall6 } from "../../assembly/index";
import { errorText } from "./errors";

const CAPACITY: usize = 4096;
const NEWLINE: u8 = 0x0a;

/** A message for people on standard error, put together piece by piece; what does not fit is cut. */
export class Complaint {
  private end: usize = 0;
  private text: StaticArray<u8> = new StaticArray<u8>(<i32>CAPACITY);

  constructor(start: string) {
    this.say(start);
  }

  say(text: string): Complaint {
    if (this.end + <usize>text.length > CAPACITY) return this;
    this.end = appendText(this.start + this.end, text) - this.start;
    return this;
  }

  /** The `length` bytes at `text`; of control characters only a mark. */
  sayBytes(text: usize, length: usize): Complaint {
    for (let i: usize = 0; i < length && this.end < CAPACITY - 512; i++) {
      const byte = load<u8>(text + i);
      store<u8>(this.start + this.end++, byte < 0x20 || byte == 0x7f ? <u8>0x3f : byte);
    }
    return this;
  }

  sayText(text: usize): Complaint {
    return this.sayBytes(text, byteLength(text, CAPACITY));
  }

  sayNumber(value: u64): Complaint {
    this.end = appendDecimal(this.start + this.end, value) - this.start;
    return this;
  }

  /** What an errno means. */
  sayError(errno: i64): Complaint {
    const text = errorText(errno);
    return text.length > 0 ? this.say(text) : this.say("error ").sayNumber(<u64>errno);
  }

  write(): void {
    if (this.end < CAPACITY) store<u8>(this.start + this.end++, NEWLINE);
    syscall6(__NR_write, 2, this.start, this.end, 0, 0, 0);
  }

  private get start(): usize {
    return changetype<usize>(this.text);
  }
}

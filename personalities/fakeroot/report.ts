import { Ptr, appendDecimal, appendText } from "unweld";
import { kernel } from "./below";
import { options } from "./options";
import { Session, session } from "./session";

const STDERR: i32 = 2;

/** A line to the user, put together piece by piece. */
export class Report {
  private start: usize = changetype<usize>(new StaticArray<u8>(5000));
  private end: usize = 0;

  constructor() {
    this.end = appendText(this.start, "unweld: fakeroot: ");
  }

  text(text: string): Report {
    this.end = appendText(this.end, text);
    return this;
  }

  number(value: u64): Report {
    this.end = appendDecimal(this.end, value);
    return this;
  }

  /** A NUL-terminated string, at most 4096 bytes of it. */
  bytes(at: usize): Report {
    for (let i: usize = 0; i < 4096; i++) {
      const byte = load<u8>(at + i);
      if (byte == 0) break;
      store<u8>(this.end++, byte);
    }
    return this;
  }

  send(): void {
    this.end = appendText(this.end, "\n");
    kernel.write(STDERR, Ptr.at<u8>(this.start), this.end - this.start);
  }
}

/** Tells the user, once a session, that no more files can have records. */
export function sayFull(): void {
  if (atomic.xchg<u32>(changetype<usize>(session()) + offsetof<Session>("saidFull"), 1) != 0) return;
  new Report().text("no room for more than ").number(options.entries)
    .text(" files with an owner or a mode of their own; calls that need another fail with ENOMEM\n  try -p fakeroot:entries=")
    .number(options.entries * 4).send();
}

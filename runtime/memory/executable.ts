// All that the process can execute, by the kernel's word.
import { appendText } from "../../assembly/index";
import { isFarPad } from "../gate/pads";
import { MAPS_BYTES, MapsReader } from "./maps-reader";
import { ownTo } from "./own";
import { Text, textAround } from "./text";

const PAGE: usize = 4096;
/** `[vdso]`, from the byte before, and the bytes of it. */
const VDSO_NAME: u64 = 0x5d_6f_73_64_76_5b_20;
const VDSO_BYTES: u64 = 0xff_ff_ff_ff_ff_ff_ff;
/** Above all memory of programs: of the kernel's own there is the page of the old vsyscalls. */
const KERNEL_HALF: usize = 1 << 47;
const MOST: i32 = 256;
const MOST_BYTES: usize = 48 << 20;

/** Mappings of code, each with where the ELF header of its file is, or 0. */
export class Executables {
  count: i32 = 0;
  private texts: StaticArray<usize> = new StaticArray<usize>(MOST);
  private headers: StaticArray<usize> = new StaticArray<usize>(MOST);
  /** Of the last file that was mapped from its beginning. */
  private header: usize = 0;
  private device: u64 = 0;
  private inode: u64 = 0;
  /** Of all the code that is listed. */
  private bytes: usize = 0;
  /** Behind the code that was listed last. */
  private listed: usize = 0;

  text(i: i32): Text {
    return changetype<Text>(this.texts[i]);
  }

  headerOf(i: i32): usize {
    return this.headers[i];
  }

  /** Lists what can be executed; false if there is anything beside the runtime and code that may be patched, or more than it pays to look through. */
  list(): bool {
    const buffer = changetype<usize>(new StaticArray<u8>(<i32>MAPS_BYTES));
    const reader = new MapsReader(buffer);
    store<u8>(appendText(buffer, "/proc/self/maps"), 0);
    if (!reader.open(buffer)) return false;
    let known: bool = true;
    while (known && reader.next()) known = this.add(reader);
    reader.close();
    return known && !reader.failed && this.count > 0;
  }

  private add(reader: MapsReader): bool {
    const inode = reader.inode();
    if (inode != 0 && reader.offsetInFile() == 0) {
      this.header = reader.start;
      this.device = reader.device();
      this.inode = inode;
    }
    if (!reader.isExecutable() || reader.start >= KERNEL_HALF) return true;
    if (inode == 0 && (load<u64>(reader.end - 7) & VDSO_BYTES) == VDSO_NAME) return true;
    const header = inode != 0 && inode == this.inode && reader.device() == this.device ? this.header : 0;
    for (let at = max(reader.start, this.listed); at < reader.stop;) {
      const own = isFarPad(at) ? at + PAGE : ownTo(at);
      if (own > at) {
        at = own;
        continue;
      }
      const text = textAround(at, at + PAGE);
      if (text === null || this.count == MOST) return false;
      this.texts[this.count] = changetype<usize>(text);
      this.headers[this.count++] = header;
      this.bytes += text.end - text.start;
      if (this.bytes > MOST_BYTES) return false;
      at = text.end;
      this.listed = at;
    }
    return true;
  }
}

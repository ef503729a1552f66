// Where functions begin and end, by a file's unwind information in memory, which stripped files have as well: the table of it
// (.eh_frame_hdr), or of a static program, which often has none, the records themselves (.eh_frame).
// Source: Linux Standard Base Core 5.0, sections 10.5 and 10.6.
import { O_CLOEXEC, O_RDONLY, __NR_close, __NR_pread64, syscall6, tryCopy } from "../../assembly/index";
import { isProgramCode, openExe } from "../exec/program";

const PT_LOAD: u32 = 1;
const PT_GNU_EH_FRAME: u32 = 0x6474e550;
/** Offsets in an ELF header, a program header, a section header, and their sizes. */
const E_PHOFF: usize = 32;
const E_SHOFF: usize = 40;
const E_PHNUM: usize = 56;
const E_SHNUM: usize = 60;
const E_SHSTRNDX: usize = 62;
const EHDR_BYTES: usize = 64;
const P_OFFSET: usize = 8;
const P_VADDR: usize = 16;
const P_MEMSZ: usize = 40;
const PHDR_BYTES: usize = 56;
const SH_ADDR: usize = 16;
const SH_OFFSET: usize = 24;
const SH_SIZE: usize = 32;
const SHDR_BYTES: usize = 64;
/** Offsets in the table and in a frame description entry. */
const TABLE_COUNT: usize = 8;
const TABLE_ENTRIES: usize = 12;
const FDE_BEGIN: usize = 8;
const FDE_RANGE: usize = 12;
const FDE_BYTES: usize = 16;
/** A version of 1; then how the numbers are written: relative to their place in 4 bytes, in 4 bytes, relative to the table in 4 bytes. */
const KNOWN_FORM: u32 = 0x3b031b01;
/** The least bytes of what records share that there are to look at, and how numbers are written there that are relative to their place. */
const CIE_BYTES: usize = 32;
const RELATIVE: u8 = 0x1b;
const ELF_MAGIC: u32 = 0x464c457f;
/** `.eh_fram`, `e` and the end. */
const NAME: u64 = 0x6d_61_72_66_5f_68_65_2e;
const NAME_END: u16 = 0x65;
const PAGE: usize = 4096;

/** The unwind information of one file. */
export class UnwindTable {
  private at: usize = 0;
  private bytes: usize = 0;
  /** Entries of the table; 0 if there are records alone. */
  private count: usize = 0;
  /** The record to look at next. */
  private record: usize = 0;
  /** What the last records shared. */
  private known: usize = 0;
  private copy: usize = changetype<usize>(new StaticArray<u8>(64));
  /** Of the function that was found last. */
  begin: usize = 0;
  end: usize = 0;

  /** Reads that of the file whose ELF header is at `header`, which has `code`. False if it has none of the form that is known. */
  open(header: usize, code: usize): bool {
    const copy = this.copy;
    if (tryCopy(copy, header, EHDR_BYTES) != 0 || load<u32>(copy) != ELF_MAGIC) return false;
    const headers = header + load<usize>(copy, E_PHOFF);
    const number = <usize>load<u16>(copy, E_PHNUM);
    let first: usize = 1;
    this.at = 0;
    this.count = 0;
    for (let i: usize = 0; i < number; i++) {
      if (tryCopy(copy, headers + i * PHDR_BYTES, PHDR_BYTES) != 0) return false;
      const type = load<u32>(copy);
      if (type == PT_LOAD && load<usize>(copy, P_OFFSET) == 0) first = load<usize>(copy, P_VADDR);
      if (type != PT_GNU_EH_FRAME) continue;
      this.at = load<usize>(copy, P_VADDR);
      this.bytes = load<usize>(copy, P_MEMSZ);
    }
    if ((first & (PAGE - 1)) != 0) return false;
    if (this.at == 0) {
      if (!isProgramCode(code) || !this.findRecords()) return false;
      this.at += header - first;
      this.record = this.at;
      this.known = 0;
      return this.isReadable();
    }
    this.at += header - first;
    if (this.bytes <= TABLE_ENTRIES || !this.isReadable() || load<u32>(this.at) != KNOWN_FORM) return false;
    this.count = <usize>load<u32>(this.at, TABLE_COUNT);
    return this.count != 0 && this.count <= (this.bytes - TABLE_ENTRIES) / 8;
  }

  private isReadable(): bool {
    for (let offset: usize = 0; offset < this.bytes; offset += PAGE) if (tryCopy(this.copy, this.at + offset, 1) != 0) return false;
    return tryCopy(this.copy, this.at + this.bytes - 1, 1) == 0;
  }

  /** Finds the section of the program's file that has the records. */
  private findRecords(): bool {
    const fd = openExe(O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    const found = this.sectionOf(<i32>fd);
    syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
    return found;
  }

  private sectionOf(fd: i32): bool {
    const copy = this.copy;
    if (!this.read(fd, 0, EHDR_BYTES) || load<u32>(copy) != ELF_MAGIC) return false;
    const headers = load<u64>(copy, E_SHOFF);
    const number = <u64>load<u16>(copy, E_SHNUM);
    if (headers == 0 || !this.read(fd, headers + <u64>load<u16>(copy, E_SHSTRNDX) * SHDR_BYTES, SHDR_BYTES)) return false;
    const names = load<u64>(copy, SH_OFFSET);
    for (let i: u64 = 1; i < number; i++) {
      if (!this.read(fd, headers + i * SHDR_BYTES, SHDR_BYTES)) return false;
      const name = names + <u64>load<u32>(copy);
      this.at = load<usize>(copy, SH_ADDR);
      this.bytes = load<usize>(copy, SH_SIZE);
      if (this.read(fd, name, 10) && load<u64>(copy) == NAME && load<u16>(copy, 8) == NAME_END) return this.at != 0 && this.bytes > FDE_BYTES;
    }
    return false;
  }

  private read(fd: i32, offset: u64, bytes: usize): bool {
    return syscall6(__NR_pread64, fd, this.copy, bytes, offset, 0, 0) == <i64>bytes;
  }

  /** Finds the function that `address` is in, or is right behind. */
  find(address: usize): bool {
    return this.count != 0 ? this.findByTable(address) : this.findByRecords(address);
  }

  private findByTable(address: usize): bool {
    let low: usize = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entry(middle, 0) <= address) low = middle + 1;
      else high = middle;
    }
    if (low == 0) return false;
    const begin = this.entry(low - 1, 0);
    const description = this.entry(low - 1, 4);
    if (tryCopy(this.copy, description, FDE_BYTES) != 0) return false;
    // That the beginning is the same says that this one's numbers are relative to their place as well.
    if (description + FDE_BEGIN + <usize><i64>load<i32>(this.copy, FDE_BEGIN) != begin) return false;
    this.begin = begin;
    this.end = begin + <usize>load<u32>(this.copy, FDE_RANGE);
    return address <= this.end;
  }

  private entry(i: usize, offset: usize): usize {
    return this.at + <usize><i64>load<i32>(this.at + TABLE_ENTRIES + i * 8 + offset);
  }

  /** Goes through all records, from the one where the last was found: functions and their records are in one order, nearly. */
  private findByRecords(address: usize): bool {
    const last = this.at + this.bytes;
    const from = this.record;
    let behind: usize = 0;
    for (let record = from, around = false; !around || record < from;) {
      const length = record + 4 > last ? 0 : <usize>load<u32>(record);
      if (length == 0) {
        if (around) break;
        around = true;
        record = this.at;
        continue;
      }
      const next = record + 4 + length;
      if (next > last) return false;
      const cie = <usize>load<u32>(record, 4);
      if (cie != 0) {
        if (length < FDE_BYTES - 4 || !this.isKnown(record + 4 - cie)) return false;
        this.begin = record + FDE_BEGIN + <usize><i64>load<i32>(record, FDE_BEGIN);
        this.end = this.begin + <usize>load<u32>(record, FDE_RANGE);
        if (this.begin <= address && address < this.end) {
          this.record = record;
          return true;
        }
        if (this.end == address) behind = this.begin;
      }
      record = next;
    }
    this.begin = behind;
    this.end = address;
    return behind != 0;
  }

  /** Whether the numbers of the records that share the entry at `cie` are relative to their place in 4 bytes. */
  private isKnown(cie: usize): bool {
    if (cie == this.known) return true;
    if (cie < this.at || cie + CIE_BYTES > this.at + this.bytes || load<u32>(cie, 4) != 0 || load<u8>(cie, 8) != 1) return false;
    let letter = cie + 9;
    if (load<u8>(letter++) != 0x7a) return false;
    let data = letter;
    while (load<u8>(data) != 0) data++;
    // Behind the letters: both alignments, the column of the return address, and how many bytes follow, each of one byte.
    data += 5;
    for (; load<u8>(letter) != 0; letter++) {
      switch (load<u8>(letter)) {
        case 0x52: { // R
          if (load<u8>(data) != RELATIVE) return false;
          this.known = cie;
          return true;
        }
        case 0x50: { // P
          // A personality's address: in 4 bytes, or in as many as one has.
          const form = load<u8>(data) & 0x0f;
          if (form != 0x0b && form != 0x03 && form != 0) return false;
          data += form == 0 ? 9 : 5;
          break;
        }
        case 0x4c: data++; break; // L
        case 0x53: break; // S
        default: return false;
      }
    }
    return false;
  }
}

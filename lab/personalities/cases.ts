import { Abi, CString, Ptr, Utsname, copyOut } from "unweld";

/** One call for each thing that a personality does, so that each mechanism's price for it can be measured. */
export class Cases extends Abi {
  /** Answers. */
  override getppid(): i64 { return 4242; }

  /** Passes on. */
  override getpgrp(): i64 { return super.getpgrp(); }

  /** Reads a path. */
  override access(pathname: Ptr<CString>, _mode: i32): i64 {
    return pathname.get().length() > 0 ? 0 : -2;
  }

  /** Writes a struct of 390 bytes. */
  override uname(buf: Ptr<Utsname>): i64 {
    const answer = new Utsname();
    store<u8>(changetype<usize>(answer), 0x55);
    copyOut(buf.address, changetype<usize>(answer), offsetof<Utsname>());
    return 0;
  }
}

import { ENOENT, ENOEXEC } from "../../assembly/index";

/** How much of a file the kernel looks at: BINPRM_BUF_SIZE in <linux/binfmts.h>. */
export const LOOKED_AT: usize = 256;

const SPACE: u8 = 0x20;
const TAB: u8 = 0x09;
const NEWLINE: u8 = 0x0a;

/** Whom a script's first line asks for. */
// @ts-ignore: decorator
@unmanaged
export class Shebang {
  /** NUL-terminated, in the buffer that was read. */
  interpreter: usize;
  /** The rest of the line, NUL-terminated; 0 if there is none. */
  argument: usize;
}

/** Whether the file that begins with the bytes at `head` asks for an interpreter in its first line. */
export function isScript(head: usize): bool {
  return load<u8>(head) == 0x23 && load<u8>(head + 1) == 0x21;
}

/**
 * Reads the first line as fs/binfmt_script.c does: LOOKED_AT bytes, padded with NULs and changed on the way.
 * -ENOEXEC if the interpreter's name is cut or missing, -ENOENT if it could not open the script (`inaccessible`).
 */
export function parseScript(head: usize, inaccessible: bool, to: Shebang): i64 {
  const last = head + LOOKED_AT - 1;
  let end = newline(head, last);
  if (end == 0) {
    end = nextWord(head + 2, last);
    if (end == 0 || nextEnd(end, last) == 0) return -ENOEXEC;
    end = last;
  }
  while (isBlank(load<u8>(end - 1))) end--;
  const name = nextWord(head + 2, end);
  if (name == 0 || name == end) return -ENOEXEC;
  const separator = nextEnd(name, end);
  to.argument = separator != 0 && load<u8>(separator) != 0 ? nextWord(separator, end) : 0;
  to.interpreter = name;
  if (inaccessible) return -ENOENT;
  store<u8>(end, 0);
  if (to.argument != 0) store<u8>(separator, 0);
  return 0;
}

function newline(at: usize, last: usize): usize {
  for (; at <= last && load<u8>(at) != 0; at++) {
    if (load<u8>(at) == NEWLINE) return at;
  }
  return 0;
}

function isBlank(byte: u8): bool {
  return byte == SPACE || byte == TAB;
}

function nextWord(at: usize, last: usize): usize {
  for (; at <= last; at++) if (!isBlank(load<u8>(at))) return at;
  return 0;
}

function nextEnd(at: usize, last: usize): usize {
  for (; at <= last; at++) if (isBlank(load<u8>(at)) || load<u8>(at) == 0) return at;
  return 0;
}

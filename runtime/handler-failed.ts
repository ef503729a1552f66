import { ENOMEM, appendDecimal, appendText, syscall6, __NR_write } from "../assembly/index";
import { showResult } from "./shown-call";

/** Says once a process that a call of the program's ended for a reason of a handler's; `line` 0: its memory was used up. */
export function handlerFailed(line: u32): void {
  showResult(-ENOMEM);
  if (said) return;
  said = true;
  let end = appendText(text, "unweld: a handler ");
  if (line == 0) end = appendText(end, "used up its memory");
  else end = appendDecimal(appendText(end, "failed in line "), line);
  end = appendText(end, "\n  the call ends with ENOMEM\n  objects of one call have 62 KiB; see docs/writing-a-personality.md\n");
  syscall6(__NR_write, 2, text, end - text, 0, 0, 0);
}

const text: usize = memory.data(160);
let said = false;

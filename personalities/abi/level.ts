import { __NR_exit_group, __NR_write, appendText, syscall6 } from "unweld";
import { releases } from "./names";

const PREFIX = "linux-";
/** Exit status when Unweld itself fails. */
const FAILED: i32 = 125;

/** The level's place among the releases; the last one lacks least. */
let level: i32 = releases.length - 1;

/** Whether the level is older than the release with this place. */
// @ts-ignore: decorator
@inline
export function isBelow(place: i32): bool {
  return level < place;
}

/** Whether the level is older than the release `major`.`minor`. */
export function precedes(major: i32, minor: i32): bool {
  const text = release();
  const dot = text.indexOf(".");
  const own = decimal(text, 0, dot);
  return own < major || (own == major && decimal(text, dot + 1, text.length) < minor);
}

/** The digits of [from, to); the language's parseInt is for floating point. */
function decimal(text: string, from: i32, to: i32): i32 {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 0x30;
  return value;
}

/** What uname calls the level. */
export function release(): string {
  return releases[level];
}

/** The option `level`. Ends the process with a message where the value is none. */
export function setLevel(value: string | null): bool {
  for (let i = 0; i < releases.length; i++) {
    if (value !== null && value == PREFIX + releases[i]) {
      level = i;
      return true;
    }
  }
  const text = memory.data(512);
  let end = appendText(text, "unweld: cannot use this ABI level\n  the levels are linux-");
  end = appendText(appendText(end, releases[0]), " to linux-");
  end = appendText(appendText(end, releases[releases.length - 1]), "\n  name one, as in -p abi:level=linux-4.18\n");
  syscall6(__NR_write, 2, text, end - text, 0, 0, 0);
  syscall6(__NR_exit_group, FAILED, 0, 0, 0, 0, 0);
  return false;
}

// The options of an image's command line, as far as they are the same for all images.
import { __NR_write, appendText, byteLength, syscall6 } from "../../assembly/index";
import { Complaint } from "./complaint";
import { InitialStack } from "./initial-stack";
import { exit, fail, scratch } from "./launcher";
import { builtInOptionCount, builtInOptions } from "./lifecycle";
import { VERSION } from "./version";
import { is } from "./words";

const WORD: usize = sizeof<usize>();
const FAILED: i32 = 125;
const DASH: u8 = 0x2d;

/** Bytes that the options of a command line take at most. */
export function optionRoom(stack: InitialStack): usize {
  let bytes: usize = 4096;
  let built = builtInOptions();
  for (let i: usize = 0; i < builtInOptionCount(); i++) {
    const length = byteLength(built, usize.MAX_VALUE) + 1;
    bytes += 16 + length;
    built += length;
  }
  for (let i: usize = 1; i < stack.argc; i++) bytes += 16 + byteLength(argument(stack, i), usize.MAX_VALUE);
  return bytes;
}

function argument(stack: InitialStack, index: usize): usize {
  return load<usize>(stack.argv + index * WORD);
}

/** Bytes of `settings` for readOptions. */
export function settingRoom(stack: InitialStack): usize {
  return (builtInOptionCount() + stack.argc + 1) * WORD;
}

/**
 * Writes the addresses of the options, NAME or NAME=VALUE, to `settings`, those that were built in first and a 0 behind the last.
 * The index of the command.
 */
export function readOptions(stack: InitialStack, settings: usize): usize {
  let built = builtInOptions();
  for (let i: usize = 0; i < builtInOptionCount(); i++) {
    store<usize>(settings, built);
    settings += WORD;
    built += byteLength(built, usize.MAX_VALUE) + 1;
  }
  let index: usize = 1;
  for (; index < stack.argc; index++) {
    const word = argument(stack, index);
    if (load<u8>(word) != DASH || load<u8>(word + 1) == 0) break;
    if (is(word, "--")) {
      index++;
      break;
    }
    if (is(word, "--help")) help();
    if (is(word, "--version")) version();
    if (load<u8>(word + 1) != 0x6f) fail(new Complaint("unweld: cannot understand the option ").sayText(word)
      .say("\n  it is none of -o, --help and --version\n  put -- in front of a command that begins with a dash"));
    let setting = word + 2;
    if (load<u8>(setting) == 0) {
      if (++index == stack.argc) fail(new Complaint("unweld: cannot set an option\n  nothing is behind -o")
        .say("\n  write -o NAME or -o NAME=VALUE"));
      setting = argument(stack, index);
    }
    store<usize>(settings, setting);
    settings += WORD;
  }
  if (index >= stack.argc) fail(new Complaint("unweld: cannot run nothing\n  no command was given\n  try --help"));
  store<usize>(settings, 0);
  return index;
}

function help(): void {
  const text = scratch(4096);
  let end = appendText(text, "usage: IMAGE [-o NAME[=VALUE]]... [--] COMMAND [ARGUMENT]...\n\n");
  end = appendText(end, "Runs COMMAND and all it starts under the personalities built into this image.\n\n");
  end = appendText(end, "  -o NAME[=VALUE]  set an option of a personality\n");
  end = appendText(end, "      --help       show this and exit\n");
  end = appendText(end, "      --version    show the version and exit\n\n");
  end = appendText(end, "The exit status is that of COMMAND; 125 if the image itself fails, 126 if COMMAND\n");
  end = appendText(end, "cannot be executed, 127 if it is not found.\n");
  show(text, end);
}

function version(): void {
  const text = scratch(4096);
  show(text, appendText(appendText(text, VERSION), "\n"));
}

function show(text: usize, end: usize): void {
  exit(syscall6(__NR_write, 1, text, end - text, 0, 0, 0) == <i64>(end - text) ? 0 : FAILED);
}

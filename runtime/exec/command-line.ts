import {
  AT_EXECFN, SockFprog, EACCES, ENODEV, ENOENT, ENOEXEC, ENOTDIR, ESTALE, ETIMEDOUT, __NR_exit_group, __NR_write,
  appendText, byteLength, syscall6,
} from "../../assembly/index";
import { enforceBoundary } from "../boundary/boundary";
import { readFilter } from "../boundary/filter-text";
import { currentTableSize } from "../proc-views/descriptor-table";
import { Options } from "../session/options";
import { createSession, layerBase, noteFirstProgram, useMechanism } from "../session/session";
import { NET_ANY, NET_TRAP, mechanism, net, setMechanism, setNet } from "../session/mechanism";
import { beginTraps, tryDispatch } from "../trap-net/begin";
import { Complaint } from "./complaint";
import { addToEnvironment, findVariable } from "./environment";
import { finishAfter } from "./finish";
import { InitialStack, auxiliary } from "./initial-stack";
import { builtInOptionCount, builtInOptions, lifecycleAttach, lifecycleOption, lifecycleSessionBytes, lifecycleWantsFinish } from "./lifecycle";
import { is, startsWith } from "./words";
import { addPreload, executeFile } from "./preload";
import { mapMemory } from "./pages";
import { VERSION } from "./version";

const WORD: usize = sizeof<usize>();
const FAILED: i32 = 125;
const CANNOT_EXECUTE: i32 = 126;
const NOT_FOUND: i32 = 127;
const DASH: u8 = 0x2d;
const EQUALS: u8 = 0x3d;
const COLON: u8 = 0x3a;
const SLASH: u8 = 0x2f;

/** The filter that the option `boundary` of the runtime itself brings, or null. */
let boundary: SockFprog | null = null;

/** Does what a user asked for: makes a session and executes the command in it. Does not return. */
export function runCommandLine(stack: InitialStack): void {
  const options = new Options(scratch(optionRoom(stack)), 0);
  const command = parse(stack, options);
  const tableSize = currentTableSize();
  begin(options, auxiliary(stack, AT_EXECFN));
  const envp = addPreload(addToEnvironment(stack));
  if (lifecycleWantsFinish()) finishAfter();
  noteFirstProgram(tableSize);
  bound();
  execute(command, stack, envp);
}

/** Zeroed memory for as long as this process is the launcher. */
function scratch(bytes: usize): usize {
  const at = mapMemory(bytes);
  if (at < 0) fail(new Complaint("unweld: cannot start\n  ").sayError(-at).say("\n  check the limits on memory (ulimit -a)"));
  return <usize>at;
}

function optionRoom(stack: InitialStack): usize {
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

/** Reads the options, those that were built in first; the index of the command. */
function parse(stack: InitialStack, options: Options): usize {
  let built = builtInOptions();
  for (let i: usize = 0; i < builtInOptionCount(); i++) {
    set(options, built);
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
    set(options, setting);
  }
  if (index >= stack.argc) fail(new Complaint("unweld: cannot run nothing\n  no command was given\n  try --help"));
  return index;
}

function set(options: Options, setting: usize): void {
  const length = byteLength(setting, usize.MAX_VALUE);
  let nameLength: usize = 0;
  while (nameLength < length && load<u8>(setting + nameLength) != EQUALS) nameLength++;
  const value = nameLength < length ? setting + nameLength + 1 : 0;
  if (value != 0 && nameLength == 9 && startsWith(setting, "mechanism")) {
    if (!setMechanism(value)) fail(new Complaint("unweld: cannot use the mechanism ").sayText(value)
      .say("\n  this image has rewrite, sud, sud-inclusive, trap, vdso, libc and preload:LIBRARY\n  leave the option out to have what works here"));
    return;
  }
  if (value != 0 && nameLength == 3 && startsWith(setting, "net")) {
    if (!setNet(value)) fail(new Complaint("unweld: cannot use the net ").sayText(value)
      .say("\n  it is neither dispatch nor trap\n  leave the option out to have what works here"));
    return;
  }
  const valueLength = value == 0 ? 0 : length - nameLength - 1;
  if (value != 0 && nameLength == 8 && startsWith(setting, "boundary")) {
    setBoundary(value, valueLength);
    return;
  }
  if (!lifecycleOption(setting, <i32>nameLength, value, <i32>valueLength)) {
    fail(new Complaint("unweld: cannot set the option ").sayBytes(setting, nameLength)
      .say("\n  no personality of this image knows it, or not with that value")
      .say("\n  see what the personality's description says of its options"));
  }
  options.add(setting, nameLength, value, valueLength);
}

/** The last one counts; an empty one is none. */
function setBoundary(value: usize, length: usize): void {
  boundary = null;
  if (length == 0) return;
  const filter = new SockFprog();
  if (!readFilter(value, length, scratch(length), filter)) fail(new Complaint("unweld: cannot use the boundary ").sayText(value)
    .say("\n  the option of an image is a filter, not the name of a set\n  write what `unweld boundary SET --filter` prints"));
  boundary = filter;
}

/** From here on the kernel refuses what is outside the boundary. Not in the process that waits for the command. */
function bound(): void {
  const filter = boundary;
  if (filter === null) return;
  const result = enforceBoundary(filter);
  if (result < 0) fail(new Complaint("unweld: cannot enforce the boundary\n  seccomp(2): ").sayError(-result)
    .say("\n  run without --boundary, or where seccomp filters are permitted"));
}

function begin(options: Options, imageName: usize): void {
  const created = createSession(options, lifecycleSessionBytes(), imageName);
  if (created < 0) fail(new Complaint("unweld: cannot make the session's shared memory\n  ").sayError(-created)
    .say("\n  check the limits on memory and file sizes (ulimit -a)"));
  useMechanism(mechanism);
  const refusal = net == NET_ANY ? tryDispatch() : 0;
  if (refusal < 0 || net == NET_TRAP) {
    const begun = beginTraps(refusal);
    if (begun < 0) fail(new Complaint("unweld: cannot trap system calls\n  the image's own file cannot be read: ").sayError(-begun)
      .say("\n  let the user read it, and mount /proc"));
  }
  lifecycleAttach(layerBase(), true);
}

/** As execvp(3), but each try is a call of the session: the layers see it. */
function execute(command: usize, stack: InitialStack, envp: usize): void {
  const argv = stack.argv + command * WORD;
  const name = load<usize>(argv);
  const length = byteLength(name, usize.MAX_VALUE);
  let error: i64 = -ENOENT;
  if (hasSlash(name, length)) error = attempt(name, argv, envp);
  else if (length != 0) error = search(name, length, argv, envp);
  const found = error != -ENOENT && error != -ENOTDIR;
  const complaint = new Complaint("unweld: cannot run ").sayBytes(name, length).say("\n  ");
  if (found) complaint.sayError(-error).say("\n  ").say(advice(error));
  else if (hasSlash(name, length)) complaint.say("no such file or directory\n  check the path and the interpreter it asks for");
  else complaint.say("no directory of PATH has it\n  check the name, or give its path");
  complaint.write();
  exit(found ? CANNOT_EXECUTE : NOT_FOUND);
}

function advice(error: i64): string {
  switch (error) {
    case -EACCES: return "check that it is a file and that you may execute it";
    case -ENOEXEC: return "only 64-bit x86 programs and scripts can be run";
    default: return "try to run it outside unweld";
  }
}

function hasSlash(name: usize, length: usize): bool {
  for (let i: usize = 0; i < length; i++) if (load<u8>(name + i) == SLASH) return true;
  return false;
}

function search(name: usize, length: usize, argv: usize, envp: usize): i64 {
  let path = findVariable(envp, "PATH=");
  if (path == 0) {
    path = scratch(64);
    appendText(path, "/bin:/usr/bin");
  }
  const candidate = scratch(byteLength(path, usize.MAX_VALUE) + length + 2);
  let error: i64 = -ENOENT;
  for (let denied = false; ; path++) {
    let end = candidate;
    for (; load<u8>(path) != 0 && load<u8>(path) != COLON; path++) store<u8>(end++, load<u8>(path));
    // An empty entry is the current directory.
    if (end != candidate) store<u8>(end++, SLASH);
    memory.copy(end, name, length + 1);
    error = attempt(candidate, argv, envp);
    if (error == -EACCES) denied = true;
    else if (error != -ENOENT && error != -ENOTDIR && error != -ESTALE && error != -ENODEV && error != -ETIMEDOUT) return error;
    if (load<u8>(path) == 0) return denied ? -EACCES : -ENOENT;
  }
  return error;
}

/** A file without a known beginning is a script of the shell. */
function attempt(path: usize, argv: usize, envp: usize): i64 {
  const error = executeFile(path, argv, envp);
  if (error != -ENOEXEC) return error;
  let count: usize = 0;
  while (load<usize>(argv + count * WORD) != 0) count++;
  const list = scratch((count + 3) * WORD + 16);
  const shell = list + (count + 3) * WORD;
  appendText(shell, "/bin/sh");
  store<usize>(list, shell);
  store<usize>(list, path, WORD);
  memory.copy(list + 2 * WORD, argv + WORD, count * WORD);
  return executeFile(shell, list, envp) == 0 ? 0 : -ENOEXEC;
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

function fail(complaint: Complaint): void {
  complaint.write();
  exit(FAILED);
}

function exit(status: i32): void {
  syscall6(__NR_exit_group, status, 0, 0, 0, 0, 0);
  unreachable();
}

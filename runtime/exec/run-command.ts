// The command of a command line.
import { EACCES, ENODEV, ENOENT, ENOEXEC, ENOTDIR, ESTALE, ETIMEDOUT, appendText, byteLength } from "../../assembly/index";
import { Complaint } from "./complaint";
import { findVariable } from "./environment";
import { InitialStack } from "./initial-stack";
import { exit, scratch } from "./launcher";

/** Of the runtime in question: a call that the layers see. */
// @ts-ignore: decorator
@external("native", "executeProgram")
declare function executeProgram(path: usize, argv: usize, envp: usize): i64;

const WORD: usize = sizeof<usize>();
const CANNOT_EXECUTE: i32 = 126;
const NOT_FOUND: i32 = 127;
const COLON: u8 = 0x3a;
const SLASH: u8 = 0x2f;

/** As execvp(3), but each try is a call of the session: the layers see it. */
export function execute(command: usize, stack: InitialStack, envp: usize): void {
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
    case -ENOEXEC: return "only x86 programs and scripts can be run";
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
  const error = executeProgram(path, argv, envp);
  if (error != -ENOEXEC) return error;
  let count: usize = 0;
  while (load<usize>(argv + count * WORD) != 0) count++;
  const list = scratch((count + 3) * WORD + 16);
  const shell = list + (count + 3) * WORD;
  appendText(shell, "/bin/sh");
  store<usize>(list, shell);
  store<usize>(list, path, WORD);
  memory.copy(list + 2 * WORD, argv + WORD, count * WORD);
  return executeProgram(shell, list, envp) == 0 ? 0 : -ENOEXEC;
}

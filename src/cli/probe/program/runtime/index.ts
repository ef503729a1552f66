// One attempt at a mechanism: `PROGRAM NAME` exits with 0 where it works, with the error's number where the kernel
// refuses it, and dies of SIGSYS where a reflected call without a handler has to end so (src/cli/probe/trials.ts).
import { byteLength, parseDecimal } from "../../../../../assembly/path";
import { fileProbe, modifiedReturn, securityHook, tracepoint } from "./observers";
import { isText } from "./text";
import { kinMemory, memfdExec, memoryMap, pageZero, ptrace, sysemu, userNamespace } from "./processes";
import { seccompErrno, seccompNotify, seccompTrace, seccompTrap } from "./seccomp";
import { dispatch, dispatchInclusive } from "./dispatch";

/** Exit status for a name that is no mechanism; no error has this number. */
const UNKNOWN: i32 = 250;

/** `stack` is where the kernel left the number of arguments and the arguments. */
export function main(stack: usize): i32 {
  if (load<usize>(stack) < 2) return UNKNOWN;
  return attempt(load<usize>(stack, 16), stack);
}

/** The number that is an argument behind the name. */
function number(stack: usize, index: usize): u64 {
  if (load<usize>(stack) <= index + 1) return 0;
  const word = load<usize>(stack + (index + 2) * 8);
  return parseDecimal(word, byteLength(word, 20));
}

function attempt(name: usize, stack: usize): i32 {
  if (isText(name, "executed")) return 0;
  if (isText(name, "sud")) return dispatch();
  if (isText(name, "sud-inclusive")) return dispatchInclusive();
  if (isText(name, "seccomp-errno")) return seccompErrno();
  if (isText(name, "seccomp-trap")) return seccompTrap();
  if (isText(name, "seccomp-notify")) return seccompNotify();
  if (isText(name, "seccomp-trace")) return seccompTrace();
  if (isText(name, "ptrace")) return ptrace();
  if (isText(name, "sysemu")) return sysemu();
  if (isText(name, "kin-memory")) return kinMemory();
  if (isText(name, "bpf-tracepoint")) return tracepoint();
  if (isText(name, "bpf-lsm")) return securityHook(<u32>number(stack, 1));
  if (isText(name, "fmod-ret")) return modifiedReturn(<u32>number(stack, 1));
  if (isText(name, "uprobe")) return fileProbe(<u32>number(stack, 1), number(stack, 2));
  if (isText(name, "mm-map")) return memoryMap();
  if (isText(name, "memfd-exec")) return memfdExec();
  if (isText(name, "page-zero")) return pageZero();
  if (isText(name, "user-namespace")) return userNamespace();
  return UNKNOWN;
}

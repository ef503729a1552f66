import {
  AT_EMPTY_PATH, CLONE_NEWUSER, MAP_ANONYMOUS, MAP_FIXED, MAP_PRIVATE, MFD_CLOEXEC, O_RDONLY, PROT_READ, PR_SET_MM, PR_SET_MM_MAP_SIZE,
  PTRACE_SEIZE, PTRACE_SYSEMU, PTRACE_TRACEME, SIGKILL, SIGSTOP, __WALL,
} from "../../../../../assembly/generated/flags";
import { Abi } from "../../../../../assembly/generated/abi";
import { __NR_exit, __NR_kill, __NR_open, __NR_pause, __NR_process_vm_readv, __NR_sendfile, __NR_wait4 } from "../../../../../assembly/generated/numbers";
import { syscall6 } from "../../../../../assembly/natives";
import { CString, Ptr } from "../../../../../assembly/ptr";
import { NO_EFFECT, outcome } from "./outcome";

/** More than this program's size. */
const PROGRAM_MAX_BYTES: u64 = 1 << 20;

const kernel = new Abi();
const bytes: usize = memory.data(64, 8);
/** Two arguments and the null behind them, which is also an empty environment. */
const argumentsOfExecuted: usize = memory.data(24, 8);

/** Seizes a child. */
export function ptrace(): i32 {
  const child = kernel.fork();
  if (child < 0) return outcome(child);
  if (child == 0) {
    syscall6(__NR_pause, 0, 0, 0, 0, 0, 0);
    return 0;
  }
  const result = kernel.ptrace(PTRACE_SEIZE, child, 0, 0);
  kernel.kill(<i32>child, SIGKILL);
  return outcome(result);
}

/** Reads the memory of a process that neither is a descendant nor has allowed it, as a supervisor beside a tree of processes does. */
export function kinMemory(): i32 {
  const read = kernel.fork();
  if (read == 0) {
    syscall6(__NR_pause, 0, 0, 0, 0, 0, 0);
    return 0;
  }
  const reader = kernel.fork();
  if (reader == 0) {
    // Two struct iovec: 8 bytes of this program to 8 others.
    store<usize>(argumentsOfExecuted, bytes);
    store<usize>(argumentsOfExecuted, 8, 8);
    return outcome(syscall6(__NR_process_vm_readv, read, argumentsOfExecuted, 1, argumentsOfExecuted, 1, 0));
  }
  if (reader > 0) syscall6(__NR_wait4, reader, bytes, __WALL, 0, 0, 0);
  kernel.kill(<i32>read, SIGKILL);
  return reader < 0 ? outcome(reader) : (load<i32>(bytes) >> 8) & 0xff;
}

/** Has a call of a child not be made: it would end the child at once. */
export function sysemu(): i32 {
  const child = kernel.fork();
  if (child < 0) return outcome(child);
  if (child == 0) {
    kernel.ptrace(PTRACE_TRACEME, 0, 0, 0);
    syscall6(__NR_kill, kernel.getpid(), SIGSTOP, 0, 0, 0, 0);
    syscall6(__NR_exit, 1, 0, 0, 0, 0, 0);
    return 0;
  }
  syscall6(__NR_wait4, child, bytes, __WALL, 0, 0, 0);
  const result = kernel.ptrace(PTRACE_SYSEMU, child, 0, 0);
  if (result >= 0) syscall6(__NR_wait4, child, bytes, __WALL, 0, 0, 0);
  const stopped = (load<i32>(bytes) & 0xff) == 0x7f;
  kernel.kill(<i32>child, SIGKILL);
  return result < 0 ? outcome(result) : stopped ? 0 : NO_EFFECT;
}

/** Whether a process may tell the kernel anew where its program, arguments and environment are. */
export function memoryMap(): i32 {
  return outcome(kernel.prctl(PR_SET_MM, PR_SET_MM_MAP_SIZE, bytes, 0, 0));
}

/** Executes a copy of this program that is in memory only. */
export function memfdExec(): i32 {
  const memory = kernel.memfd_create(text("unweld"), MFD_CLOEXEC);
  if (memory < 0) return outcome(memory);
  const self = syscall6(__NR_open, text("/proc/self/exe").address, O_RDONLY, 0, 0, 0, 0);
  if (self < 0) return outcome(self);
  const copied = syscall6(__NR_sendfile, memory, self, 0, PROGRAM_MAX_BYTES, 0, 0);
  if (copied < 0) return outcome(copied);
  store<u64>(argumentsOfExecuted, text("executed").address);
  store<u64>(argumentsOfExecuted, load<u64>(argumentsOfExecuted), 8);
  return outcome(kernel.execveat(<i32>memory, Ptr.at<CString>(bytes + 63), Ptr.at<usize>(argumentsOfExecuted), Ptr.at<usize>(argumentsOfExecuted + 16), AT_EMPTY_PATH));
}

/** Maps the page at address 0. */
export function pageZero(): i32 {
  const at = kernel.mmap(0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  if (at < 0) return outcome(at);
  return at == 0 ? 0 : NO_EFFECT;
}

export function userNamespace(): i32 {
  return outcome(kernel.unshare(<usize>CLONE_NEWUSER));
}

/** ASCII text as a program's; until the next. */
function text(value: string): Ptr<CString> {
  for (let i = 0; i < value.length; i++) store<u8>(bytes + <usize>i, <u8>value.charCodeAt(i));
  store<u8>(bytes + <usize>value.length, 0);
  return Ptr.at<CString>(bytes);
}

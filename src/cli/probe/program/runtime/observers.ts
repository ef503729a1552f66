import { Abi } from "../../../../../assembly/generated/abi";
import { ENOENT, ENOSYS } from "../../../../../assembly/generated/errno";
import { Ptr } from "../../../../../assembly/ptr";
import { outcome } from "./outcome";

// Of <linux/bpf.h>.
const BPF_PROG_LOAD: i32 = 5;
const BPF_RAW_TRACEPOINT_OPEN: i32 = 17;
const BPF_PROG_TYPE_RAW_TRACEPOINT: u32 = 17;
const BPF_PROG_TYPE_TRACING: u32 = 26;
const BPF_PROG_TYPE_LSM: u32 = 29;
const BPF_MODIFY_RETURN: u32 = 26;
const BPF_LSM_MAC: u32 = 27;
const ATTRIBUTE_BYTES: u32 = 120;
/** r0 = 0; exit. */
const SET_RESULT: u64 = 0xb7;
const EXIT: u64 = 0x95;

// Of <linux/perf_event.h>.
const PERF_ATTR_SIZE_VER5: u32 = 112;
const PERF_DISABLED: u64 = 1;

/** Of <linux/lsm.h>. */
const LSM_ID_BPF: u64 = 109;
const MODULES: usize = 64;

const kernel = new Abi();
const attributes: usize = memory.data(128, 8);
const program: usize = memory.data(16, 8);
const name: usize = memory.data(32, 8);
const modules: usize = memory.data(512, 8);

/** A program at the beginning of all calls, which does nothing; it goes with this process. */
export function tracepoint(): i32 {
  const loaded = loadProgram(BPF_PROG_TYPE_RAW_TRACEPOINT, 0, 0);
  if (loaded < 0) return outcome(loaded);
  memory.fill(attributes, 0, 128);
  store<usize>(attributes, text("sys_enter"));
  store<u32>(attributes, <u32>loaded, 8);
  return outcome(kernel.bpf(BPF_RAW_TRACEPOINT_OPEN, Ptr.at<u8>(attributes), 16));
}

/** A program for a security hook; it is not put there. */
export function securityHook(hook: u32): i32 {
  const loaded = loadProgram(BPF_PROG_TYPE_LSM, BPF_LSM_MAC, hook);
  if (loaded < 0) return outcome(loaded);
  store<u32>(attributes, 512);
  const count = kernel.lsm_list_modules(Ptr.at<u64>(modules), Ptr.at<u32>(attributes), 0);
  // Before Linux 6.8 it cannot be asked for; that the program was accepted has to do then.
  if (count == -ENOSYS) return 0;
  for (let i: usize = 0; count > 0 && i < <usize>count && i < MODULES; i++) if (load<u64>(modules + i * 8) == LSM_ID_BPF) return 0;
  return count < 0 ? outcome(count) : <i32>ENOENT;
}

/** A program in the place of a call's function; it is not put there. */
export function modifiedReturn(call: u32): i32 {
  return outcome(loadProgram(BPF_PROG_TYPE_TRACING, BPF_MODIFY_RETURN, call));
}

/** A breakpoint of this process at the instruction at an offset in its file, which it does not execute again. */
export function fileProbe(type: u32, offset: u64): i32 {
  memory.fill(attributes, 0, 128);
  store<u32>(attributes, type);
  store<u32>(attributes, PERF_ATTR_SIZE_VER5, 4);
  store<u64>(attributes, PERF_DISABLED, 40);
  store<usize>(attributes, text("/proc/self/exe"), 56);
  store<u64>(attributes, offset, 64);
  return outcome(kernel.perf_event_open(Ptr.at<u8>(attributes), 0, -1, -1, 0));
}

/** Its descriptor, or -errno. */
function loadProgram(type: u32, place: u32, at: u32): i64 {
  store<u64>(program, SET_RESULT);
  store<u64>(program, EXIT, 8);
  memory.fill(attributes, 0, 128);
  store<u32>(attributes, type);
  store<u32>(attributes, 2, 4);
  store<usize>(attributes, program, 8);
  store<usize>(attributes, text("GPL"), 16);
  store<u32>(attributes, place, 68);
  store<u32>(attributes, at, 108);
  return kernel.bpf(BPF_PROG_LOAD, Ptr.at<u8>(attributes), ATTRIBUTE_BYTES);
}

/** ASCII text as the kernel's; until the next. */
function text(value: string): usize {
  for (let i = 0; i < value.length; i++) store<u8>(name + <usize>i, <u8>value.charCodeAt(i));
  store<u8>(name + <usize>value.length, 0);
  return name;
}

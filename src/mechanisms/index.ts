import { bpfLsm } from "./bpf-lsm/bpf-lsm.js";
import { bpfTracepoint } from "./bpf-tracepoint/bpf-tracepoint.js";
import { fmodRet } from "./fmod-ret/fmod-ret.js";
import { libc } from "./libc/libc.js";
import { isRunnable, type Mechanism, type RunnableMechanism } from "./mechanism.js";
import { notify } from "./notify/notify.js";
import { preload } from "./preload/preload.js";
import { ptrace } from "./ptrace/ptrace.js";
import { rewrite } from "./rewrite/rewrite.js";
import { seccompErrno } from "./seccomp-errno/seccomp-errno.js";
import { sudInclusive } from "./sud-inclusive/sud-inclusive.js";
import { sud } from "./sud/sud.js";
import { sysemu } from "./sysemu/sysemu.js";
import { trace } from "./trace/trace.js";
import { trap } from "./trap/trap.js";
import { uprobe } from "./uprobe/uprobe.js";
import { vdso } from "./vdso/vdso.js";

/** All there is, in the order in which it is shown: what runs personalities first. */
export const mechanisms: readonly Mechanism[] = [
  rewrite, sud, sudInclusive, trap, trace, ptrace, sysemu, notify, preload, vdso, libc,
  seccompErrno, bpfTracepoint, bpfLsm, fmodRet, uprobe,
];

/** What -m takes. */
export const runnable: readonly RunnableMechanism[] = mechanisms.filter(isRunnable);

/** What `auto` tries, best first: each sees every call of every program. */
export const automatic: readonly RunnableMechanism[] = [rewrite, trace, ptrace, sysemu].filter(isRunnable);

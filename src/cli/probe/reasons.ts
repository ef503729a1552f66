import { readFileSync } from "node:fs";
import { release } from "node:os";
import { flags } from "../../abi/flags.js";

export interface Explanation { reason: string; remedy: string }

/** Why a mechanism is refused with this error, and what to do. The first row that fits counts. */
interface Row {
  mechanism: RegExp;
  errors: readonly string[];
  /** A kernel setting that decides, and the value that forbids. */
  setting?: { file: string; forbids: (value: number) => boolean };
  explain: (value: number) => Explanation;
}

const kernel = `this kernel, ${release()},`;
const container = "a container's or service's seccomp policy refuses the call";

const rows: readonly Row[] = [
  {
    mechanism: /^sud/, errors: ["EPERM"], setting: { file: "kernel/syscall_user_dispatch", forbids: (value) => value === 0 },
    explain: () => ({ reason: "the setting kernel.syscall_user_dispatch is 0", remedy: "as root: sysctl kernel.syscall_user_dispatch=1" }),
  },
  {
    mechanism: /^sud$/, errors: ["EINVAL", "ENOSYS"],
    explain: () => ({ reason: `${kernel} has no Syscall User Dispatch`, remedy: "use Linux 5.11 or newer on x86-64, outside emulators such as gVisor" }),
  },
  {
    mechanism: /^sud-inclusive$/, errors: ["EINVAL"],
    explain: () => ({ reason: `${kernel} is older than 6.17`, remedy: "use another mechanism: all others do without it" }),
  },
  {
    mechanism: /^mm-map$/, errors: ["EINVAL"],
    explain: () => ({ reason: `${kernel} is built without CONFIG_CHECKPOINT_RESTORE`, remedy: "use a kernel that has it" }),
  },
  {
    mechanism: /^memfd-exec$/, errors: ["EACCES"], setting: { file: "vm/memfd_noexec", forbids: (value) => value > 0 },
    explain: (value) => ({ reason: `the setting vm.memfd_noexec is ${value}`, remedy: "as root: sysctl vm.memfd_noexec=0" }),
  },
  {
    mechanism: /^page-zero$/, errors: ["EPERM", "EACCES"], setting: { file: "vm/mmap_min_addr", forbids: (value) => value > 0 },
    explain: (value) => ({
      reason: `the setting vm.mmap_min_addr is ${value}, and this user lacks CAP_SYS_RAWIO`, remedy: "none needed: nothing here uses it",
    }),
  },
  {
    mechanism: /^seccomp/, errors: ["EINVAL", "ENOSYS"],
    explain: () => ({ reason: `${kernel} does not have this action of seccomp filters`, remedy: "use Linux 5.0 or newer with CONFIG_SECCOMP_FILTER" }),
  },
  {
    mechanism: /^seccomp-notify$/, errors: ["EBUSY"],
    explain: () => ({ reason: "a program around this one already listens", remedy: "run outside that container" }),
  },
  {
    mechanism: /^(ptrace|sysemu)$/, errors: ["EPERM"], setting: { file: "kernel/yama/ptrace_scope", forbids: (value) => value >= 2 },
    explain: (value) => ({ reason: `the setting kernel.yama.ptrace_scope is ${value}`, remedy: "as root: sysctl kernel.yama.ptrace_scope=1" }),
  },
  {
    mechanism: /^kin-memory$/, errors: ["EPERM"], setting: { file: "kernel/yama/ptrace_scope", forbids: (value) => value >= 1 },
    explain: (value) => ({ reason: `the setting kernel.yama.ptrace_scope is ${value}`, remedy: "as root: sysctl kernel.yama.ptrace_scope=0" }),
  },
  {
    mechanism: /^sysemu$/, errors: ["EIO"],
    explain: () => ({ reason: `${kernel} has no PTRACE_SYSEMU`, remedy: "use Linux on x86-64, outside emulators such as gVisor" }),
  },
  {
    mechanism: /^user-namespace$/, errors: ["EPERM"], setting: { file: "kernel/unprivileged_userns_clone", forbids: (value) => value === 0 },
    explain: () => ({ reason: "the setting kernel.unprivileged_userns_clone is 0", remedy: "as root: sysctl kernel.unprivileged_userns_clone=1" }),
  },
  {
    mechanism: /^user-namespace$/, errors: ["EPERM", "EACCES"],
    setting: { file: "kernel/apparmor_restrict_unprivileged_userns", forbids: (value) => value === 1 },
    explain: () => ({
      reason: "AppArmor restricts unprivileged user namespaces", remedy: "as root: sysctl kernel.apparmor_restrict_unprivileged_userns=0",
    }),
  },
  {
    mechanism: /^user-namespace$/, errors: ["ENOSPC"], setting: { file: "user/max_user_namespaces", forbids: () => true },
    explain: (value) => ({ reason: `the setting user.max_user_namespaces, ${value}, is reached`, remedy: "as root: raise it with sysctl" }),
  },
  {
    mechanism: /^user-namespace$/, errors: ["EINVAL", "ENOSYS"],
    explain: () => ({ reason: `${kernel} is built without CONFIG_USER_NS`, remedy: "use a kernel that has it" }),
  },
  {
    mechanism: /^(bpf|fmod|uprobe)/, errors: ["EPERM", "EACCES"],
    explain: () => (has("CAP_BPF") && has("CAP_PERFMON")
      ? { reason: `${kernel} refuses it although this user has CAP_BPF and CAP_PERFMON: it is locked down, or a security module forbids it`, remedy: "use a kernel that allows it" }
      : { reason: "this user lacks CAP_BPF or CAP_PERFMON", remedy: "run as root, outside a container that drops them" }),
  },
  {
    mechanism: /^bpf-lsm$/, errors: ["ENOENT"],
    explain: () => ({ reason: "bpf is not among the active security modules", remedy: "boot with lsm=…,bpf" }),
  },
  {
    mechanism: /^fmod-ret$/, errors: ["EINVAL"],
    explain: () => ({ reason: `${kernel} does not open system calls to error injection`, remedy: "use a kernel with CONFIG_FUNCTION_ERROR_INJECTION" }),
  },
  {
    mechanism: /^(bpf|fmod)/, errors: ["EINVAL", "ENOSYS"],
    explain: () => ({ reason: `${kernel} does not take programs of this type`, remedy: "use a kernel with CONFIG_BPF_SYSCALL, CONFIG_BPF_EVENTS and CONFIG_BPF_LSM" }),
  },
  {
    mechanism: /./, errors: ["EPERM", "EACCES", "ENOSYS"],
    explain: () => ({ reason: container, remedy: "allow it there, or run outside" }),
  },
];

/** @param error the error's name, or what else happened */
export function explain(mechanism: string, error: string): Explanation {
  for (const row of rows) {
    if (!row.mechanism.test(mechanism) || !row.errors.includes(error)) continue;
    const value = row.setting === undefined ? 0 : setting(row.setting.file);
    if (value === undefined || (row.setting !== undefined && !row.setting.forbids(value))) continue;
    const { reason, remedy } = row.explain(value);
    return { reason: `${error}: ${reason}`, remedy };
  }
  return { reason: error, remedy: "no remedy is known; please report it with the output of unweld probe --json" };
}

/** Whether this process has a capability: capabilities(7). */
function has(capability: string): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
  return (BigInt(`0x${effective}`) >> BigInt(flags.get(capability)!) & 1n) === 1n;
}

/** A number under /proc/sys; undefined where this kernel does not have it. */
function setting(file: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/sys/${file}`, "utf8"));
  } catch {
    return undefined;
  }
}

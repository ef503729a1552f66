import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import type { Machine } from "./results.js";

/** What figures have to be read with. */
export function thisMachine(): Machine {
  return {
    kernel: release(), cpu: cpus()[0]?.model ?? "unknown", cpus: cpus().length, memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    fsgsbase: (auxiliary(AT_HWCAP2) & HWCAP2_FSGSBASE) !== 0n,
    uid: process.getuid!(), loadBefore: loadavg()[0]!, date: new Date().toISOString().slice(0, 10),
  };
}

// <linux/auxvec.h>, <asm/hwcap2.h>
const AT_HWCAP2 = 26n;
const HWCAP2_FSGSBASE = 2n;

/** An entry of this process's auxiliary vector; 0 where there is none. */
function auxiliary(type: bigint): bigint {
  const words = readFileSync("/proc/self/auxv");
  for (let at = 0; at + 16 <= words.length; at += 16) if (words.readBigUInt64LE(at) === type) return words.readBigUInt64LE(at + 8);
  return 0n;
}

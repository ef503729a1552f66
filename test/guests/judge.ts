import { difference } from "./compare.js";
import type { Build, Guest } from "./guest.js";
import { limitOf } from "./known-limits.js";
import { runCommand, type Run, type RunOptions } from "./run.js";

/** How long a guest may take natively. */
export const timeLimitMs = 30_000;

/** How long it may then take under an image before it counts as hanging: a busy machine is slow for both. */
export function reflectedTimeLimitMs(native: Run): number {
  return Math.max(20_000, 5 * native.milliseconds);
}

export type Verdict =
  | { outcome: "same" }
  /** The guest has nothing to say here: natively its facts do not hold, or their stage cannot be set. */
  | { outcome: "skipped"; because: string }
  /** It differs as the list of known limits says. */
  | { outcome: "limit"; because: string }
  | { outcome: "wrong"; message: string };

export interface Subject {
  guest: Guest;
  build: Build;
  executable: string;
  image: string;
  options: Omit<RunOptions, "timeLimitMs">;
}

/** Runs a guest natively and under an image and compares what they print, how they end and what they leave. */
export async function judge(subject: Subject): Promise<Verdict> {
  const { guest, build, executable, image, options } = subject;
  const native = await runCommand([executable], { ...options, timeLimitMs });
  const because = whyNotNative(native);
  if (because !== undefined) return { outcome: "skipped", because: `${guest.name} ${because}` };
  const reflected = await runCommand([image, "--", executable], { ...options, timeLimitMs: reflectedTimeLimitMs(native) });
  const differs = difference(native, reflected);
  const limit = limitOf(guest.name, build, options.user.name);
  if (differs === "") {
    return limit === undefined
      ? { outcome: "same" }
      : { outcome: "wrong", message: `${guest.name} behaves as natively, but test/guests/known-limits.json has it: ${limit.reason}` };
  }
  if (limit !== undefined) return { outcome: "limit", because: limit.reason };
  const again = difference(native, await runCommand([executable], { ...options, timeLimitMs }));
  const doubt = again === "" ? "" : `\nbut two native runs differ as well, so the guest is at fault:\n${again}`;
  return { outcome: "wrong", message: `${guest.name} (${guest.describes})\n${differs}${doubt}` };
}

/** Why a native run cannot be the measure, if so. */
export function whyNotNative(native: Run): string | undefined {
  if (native.hung !== undefined) return `hangs natively: ${native.hung}`;
  const lines = native.stdout.trimEnd().split("\n");
  const last = lines.at(-1) ?? "";
  if (native.status === 99) return `${last} natively on this kernel`;
  const untrue = lines.filter((line) => line.endsWith(": NO"));
  if (untrue.length > 0) return `does not hold natively on this kernel: ${untrue.join("; ")}`;
  if (native.status !== 0) return `ends with ${native.status} natively, after «${last}»`;
  if (native.leftBehind.length > 0) return `leaves processes behind natively: ${native.leftBehind.join(", ")}`;
  return undefined;
}

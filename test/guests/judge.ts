import { difference } from "../../src/guests/compare.js";
import type { Build } from "../../src/guests/builds.js";
import type { Guest } from "../../src/guests/guest.js";
import { reflectedTimeLimitMs, timeLimitMs, whyNotNative } from "../../src/guests/native.js";
import { runCommand, type RunOptions } from "../../src/guests/run.js";
import { limitOf } from "./known-limits.js";

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
    return limit === undefined || limit.varies === true
      ? { outcome: "same" }
      : { outcome: "wrong", message: `${guest.name} behaves as natively, but has a known limit (src/mechanisms/): ${limit.reason}` };
  }
  if (limit !== undefined) return { outcome: "limit", because: limit.reason };
  const again = difference(native, await runCommand([executable], { ...options, timeLimitMs }));
  const doubt = again === "" ? "" : `\nbut two native runs differ as well, so the guest is at fault:\n${again}`;
  return { outcome: "wrong", message: `${guest.name} (${guest.describes})\n${differs}${doubt}` };
}

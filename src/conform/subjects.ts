import { spawnSync } from "node:child_process";
import type { RunnableMechanism } from "../mechanisms/mechanism.js";
import type { Subject } from "./conform.js";

/** What can be run of the mechanisms, and why the others cannot: whether `true` ends well is what counts. */
export function subjectsOf(mechanisms: readonly RunnableMechanism[], imageOf: (mechanism: RunnableMechanism) => string): Subject[] {
  return mechanisms.map((mechanism) => {
    const image = imageOf(mechanism);
    const { status, stderr, error } = spawnSync(image, ["-o", mechanism.run.option, "--", "true"], { encoding: "utf8", timeout: 20_000 });
    if (status === 0) return { mechanism, image };
    const said = stderr?.trim().split("\n").map((line) => line.trim()).join("; ").replace(/^unweld: /, "");
    return { mechanism, image, whyNot: said || error?.message || `\`true\` ends with ${status}` };
  });
}

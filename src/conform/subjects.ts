import { spawnSync } from "node:child_process";
import { optionOf } from "../cli/preload.js";
import type { RunnableMechanism } from "../mechanisms/mechanism.js";
import type { Subject } from "./conform.js";

/** What can be run of the mechanisms, and why the others cannot: whether `true` ends well is what counts. */
export function subjectsOf(mechanisms: readonly RunnableMechanism[], image: string): Promise<Subject[]> {
  return Promise.all(mechanisms.map(async (mechanism) => {
    const option = await optionOf(mechanism, ["none"]);
    const { status, stderr, error } = spawnSync(image, ["-o", option, "--", "true"], { encoding: "utf8", timeout: 20_000 });
    if (status === 0) return { mechanism, image, option };
    const said = stderr?.trim().split("\n").map((line) => line.trim()).join("; ").replace(/^unweld: /, "");
    return { mechanism, image, option, whyNot: said || error?.message || `\`true\` ends with ${status}` };
  }));
}

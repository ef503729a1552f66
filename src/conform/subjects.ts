import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { optionOf } from "../cli/preload.js";
import { stockImage } from "../cli/stock.js";
import { muslCompiler, noMusl } from "../lab/files.js";
import type { RunnableMechanism } from "../mechanisms/mechanism.js";
import type { Subject } from "./conform.js";

/**
 * What can be run of the mechanisms, by the image `within` if they work in the program, and why the others cannot: whether `true` ends well
 * is what counts, or whether there is a compiler where programs have to take part.
 */
export function subjectsOf(mechanisms: readonly RunnableMechanism[], within: string): Promise<Subject[]> {
  return Promise.all(mechanisms.map(async (mechanism) => {
    const image = mechanism.run.image === "supervised" ? stockImage("none", "supervised") : within;
    const option = await optionOf(mechanism, ["none"]);
    if (mechanism.placement === "cooperative") {
      return { mechanism, image, option, compiler: muslCompiler, ...(existsSync(muslCompiler) ? {} : { whyNot: noMusl }) };
    }
    const { status, stderr, error } = spawnSync(image, ["-o", option, "--", "true"], { encoding: "utf8", timeout: 20_000 });
    if (status === 0) return { mechanism, image, option };
    const said = stderr?.trim().split("\n").map((line) => line.trim()).join("; ").replace(/^unweld: /, "");
    return { mechanism, image, option, whyNot: said || error?.message || `\`true\` ends with ${status}` };
  }));
}

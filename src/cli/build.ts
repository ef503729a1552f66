import { chmod, copyFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { resolveSet } from "./boundary/resolve.js";
import { filterText } from "./boundary/text.js";
import { Failure } from "./failure.js";
import { imageOf } from "./image.js";
import { runBy } from "./run-by.js";

export interface BuildOptions { out?: string; boundary?: string; mechanism?: string; pin?: boolean }

/** Those whose calls are made in the image, and that a filter can bring back. */
const pinning = ["rewrite", "trap"];

/**
 * Writes the executable of a stack of personalities, with a boundary, a mechanism and `pin` if they are given; by default into the current
 * folder, under the first one's name.
 */
export async function build(stack: readonly string[], { out = path.basename(stack[0]!, ".ts"), boundary = "all", mechanism, pin = false }: BuildOptions = {}): Promise<void> {
  const filter = filterText(resolveSet(boundary));
  const run = mechanism === undefined ? undefined : (await runBy(stack, mechanism)).mechanism.run;
  if (pin && run && !pinning.some((name) => run.option === `mechanism=${name}`)) {
    throw new Failure(`cannot pin calls to their gates by ${mechanism}`, "gates are in the image, and a filter has to bring back what is called elsewhere",
      `leave -m out, or name ${pinning.join(" or ")}`);
  }
  const options = [...(filter === "" ? [] : [`boundary=${filter}`]), ...(run ? [run.option] : []), ...(pin ? ["pin"] : [])];
  const image = await imageOf(stack, options, run?.image);
  const target = path.resolve(out);
  // In two steps: an executable that runs cannot be written, but replaced it can.
  const temporary = `${target}.${process.pid}`;
  try {
    if ((await stat(target).catch(() => undefined))?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    await copyFile(image, temporary);
    await chmod(temporary, 0o777 & ~process.umask());
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new Failure(`cannot write ${target}`, (error as NodeJS.ErrnoException).code ?? String(error), "name another place with -o EXE");
  }
  const command = path.relative("", target);
  process.stdout.write(`${target}\nrun it as ${command.includes("/") ? command : `./${command}`} [-o NAME[=VALUE]]... [--] COMMAND\n`);
}

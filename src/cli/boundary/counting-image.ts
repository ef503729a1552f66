import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { countingLayers } from "../../boundary/counting-layers.js";
import { projectRoot } from "../../compiler/paths.js";
import { buildImage } from "../../compiler/build-image.js";
import { cacheFolder } from "../cache-folder.js";
import { checkTypes } from "../check-types.js";
import { sourceOf } from "../stock.js";

const folder = path.join(projectRoot, "build/counting");
const source = (name: string): string => path.join(folder, `${name}.ts`);

/** The part of the project's build that writes the layers that count. */
export async function writeCountingLayers(): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(countingLayers())) await writeFile(source(name), text, { mode: 0o644 });
}

/** The image of a stack of personalities, top first, between the two layers that count. */
export async function countingImage(stack: readonly string[]): Promise<string> {
  const own = stack.map(sourceOf);
  const { out } = await buildImage({ layers: [source("asked"), ...own, source("reached")], cacheDir: cacheFolder(), check: async () => checkTypes(own) });
  return out;
}

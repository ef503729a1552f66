import { existsSync } from "node:fs";
import { buildImage } from "../compiler/build-image.js";
import { cacheFolder } from "./cache-folder.js";
import type { Run } from "../mechanisms/mechanism.js";
import { sourceOf, stockImage } from "./stock.js";

/**
 * The image of a stack of personalities, top first, each the name of a stock one or the path of a source: what the
 * project's build made, or what an earlier run did, or else compiled now. `options`, NAME or NAME=VALUE, are built in.
 */
export async function imageOf(stack: readonly string[], options: readonly string[] = [], kind: Run["image"] = "in-process"): Promise<string> {
  const sources = stack.map(sourceOf);
  const isStock = options.length === 0 && stack.length === 1 && sources[0] !== undefined && /^[\w-]+$/.test(stack[0]!);
  if (isStock && existsSync(stockImage(stack[0]!, kind))) return stockImage(stack[0]!, kind);
  const check = async (layers: readonly string[]) => (await import("./check-types.js")).checkTypes(layers);
  const { out } = await buildImage({ layers: sources, options, cacheDir: cacheFolder(), check, supervised: kind === "supervised" });
  return out;
}

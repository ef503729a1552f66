import { preloadLibrary } from "../compiler/preload-library.js";
import type { RunnableMechanism } from "../mechanisms/mechanism.js";
import { cacheFolder } from "./cache-folder.js";
import { sourceOf } from "./stock.js";

/** The option that has an image run by a mechanism: `preload`'s names the library of the same stack, which is compiled if need be. */
export async function optionOf({ name, run }: RunnableMechanism, stack: readonly string[]): Promise<string> {
  return name === "preload" ? `${run.option}:${await preloadLibrary(stack.map(sourceOf), cacheFolder())}` : run.option;
}

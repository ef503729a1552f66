import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../compiler/paths.js";
import type { Run } from "../mechanisms/mechanism.js";
import { Failure } from "./failure.js";

const sourcesFolder = path.join(projectRoot, "personalities");
const imageFolders = { "in-process": path.join(projectRoot, "build/images"), "supervised": path.join(projectRoot, "build/supervised") };

/** Names of the stock personalities, in alphabetical order: each has a folder with a source of its name. */
export function stockNames(): string[] {
  if (!existsSync(sourcesFolder)) return [];
  return readdirSync(sourcesFolder).filter((name) => existsSync(stockSource(name))).sort();
}

export function stockSource(name: string): string {
  return path.join(sourcesFolder, name, `${name}.ts`);
}

/** Where the project's build leaves the image of a stock personality. */
export function stockImage(name: string, kind: Run["image"] = "in-process"): string {
  return path.join(imageFolders[kind], name);
}

/** The source a user means: the name of a stock personality, or the path of a .ts file. */
export function sourceOf(personality: string): string {
  if (/^[\w-]+$/.test(personality)) {
    const source = stockSource(personality);
    if (existsSync(source)) return source;
    throw new Failure(
      `cannot use the personality ${personality}`,
      `there is no stock personality of this name; there are: ${stockNames().join(", ")}`,
      "name one of these, or the path of a .ts file",
    );
  }
  if (!personality.endsWith(".ts")) {
    throw new Failure(
      `cannot use the personality ${personality}`,
      "expected the name of a stock personality or the path of a .ts file",
      `stock personalities: ${stockNames().join(", ")}`,
    );
  }
  return path.resolve(personality);
}

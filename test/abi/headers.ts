import { execFile, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { compilerCommand } from "../../src/compiler/cc.js";

/** Runs the C compiler on a file; rejects with its messages. */
export async function compiles(...args: string[]): Promise<void> {
  await promisify(execFile)(compilerCommand(), ["-Wall", "-Werror", "-fsyntax-only", ...args]);
}

/** The macros that C text defines, directly or by what it includes, whose name matches; by the pattern's first group. */
export async function definitions(source: string, name: RegExp): Promise<Map<string, string>> {
  const lines = (await preprocess(source, "-dM")).split("\n");
  return new Map(lines.flatMap((line) => {
    const [, macro = "", value = ""] = /^#define (\w+) (.*)$/.exec(line) ?? [];
    const match = name.exec(macro)?.[1];
    return match === undefined ? [] : [[match, value]];
  }));
}

/** What each macro finally stands for after C text. */
export async function expand(source: string, macros: readonly string[]): Promise<string[]> {
  const output = await preprocess(`${source}\n${macros.map((macro) => `expanded: ${macro}\n`).join("")}`, "-P");
  return [...output.matchAll(/^expanded: (.*)$/gm)].map((match) => match[1]!.trim());
}

async function preprocess(source: string, ...options: string[]): Promise<string> {
  const child = spawn(compilerCommand(), ["-E", ...options, "-x", "c", "-"], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(source);
  const [output, code] = await Promise.all([text(child.stdout), new Promise((resolve) => child.on("close", resolve))]);
  if (code !== 0) throw new Error(`the C preprocessor ended with ${String(code)}`);
  return output;
}

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Pair } from "./spread.js";

/** What runs a command under an image: the words in front of it. */
export type Prefix = readonly string[];

/** A command under an image that takes no end is killed after as long. */
const longest = 60_000;

/** Standard output of a command. @throws Error with its complaints if it fails */
export async function output(command: readonly string[], cwd?: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(command[0]!, command.slice(1), { maxBuffer: 1 << 26, timeout: longest, ...(cwd === undefined ? {} : { cwd }) });
    return stdout;
  } catch (error) {
    const { code, signal, killed, stderr } = error as { code?: number | string; signal?: string; killed?: boolean; stderr?: string };
    const end = killed === true ? `took more than ${longest / 1000} s` : `ended with ${signal ?? code}`;
    throw new Error(`${end}${stderr ? `: ${stderr.trim().split("\n")[0]}` : ""}`);
  }
}

/** Commands that are run in turn. */
export interface Commands { readonly native: readonly string[]; readonly reflected: readonly string[]; readonly floor?: readonly string[] }

/** Pairs of a number that a program prints, natively and then reflected; with `floor`, then also under that. */
export async function printedPairs({ native, reflected, floor }: Commands, rounds: number): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round++) {
    const pair = { native: Number(await output(native)), reflected: Number(await output(reflected)) };
    pairs.push(floor === undefined ? pair : { ...pair, floor: Number(await output(floor)) });
  }
  return pairs;
}

/** Pairs of the milliseconds that a command takes; `prepare` is run before each, and is not counted. */
export async function timedPairs(command: readonly string[], prefix: Prefix, rounds: number, cwd: string, prepare: () => Promise<void>): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const time = async (words: readonly string[]): Promise<number> => {
    await prepare();
    const start = process.hrtime.bigint();
    await output(words, cwd);
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  for (let round = 0; round < rounds; round++) {
    const native = await time(command);
    pairs.push({ native, reflected: await time([...prefix, ...command]) });
  }
  return pairs;
}

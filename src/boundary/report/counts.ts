import { syscallList } from "../../abi/syscalls.js";

export interface Counted { readonly name: string; readonly nr: number; readonly times: number }

/** What came of one call, of all programs together. */
export interface AskedCall extends Counted {
  /** Paths of the programs, who asked most often first. */
  readonly by: readonly { readonly program: string; readonly times: number }[];
  /** Times it was answered by a personality without the kernel. */
  readonly image: number;
  /** Times it was made by a function of the vDSO. */
  readonly library: number;
  /** What came to the kernel on its account, most often first. */
  readonly kernel: readonly Counted[];
  /** What the boundary refused of that. */
  readonly refused: readonly Counted[];
}

export interface Counts {
  /** Most often asked for first. */
  readonly calls: readonly AskedCall[];
  readonly programs: readonly string[];
}

// As runtime/counting/counts.ts has them.
const asked = 0xfff0;
const answered = 0xfff1;
const library = 0xfff2;
const refused = 0x8000;
/** A program for which there was no place in the table. */
const others = "(others)";

const names = new Map<number, string>(syscallList.map(({ nr, name }) => [nr, name]));

/** Reads what runtime/counting/report.ts wrote; undefined if it is not whole. */
export function readCounts(text: string): Counts | undefined {
  if (!text.endsWith("end\n")) return undefined;
  const programs = new Map<number, string>();
  const calls = new Map<number, Sums>();
  for (const line of text.split("\n")) {
    const [kind, first = "", second = ""] = line.split(" ");
    if (kind === "program") programs.set(Number(first), Buffer.from(second, "hex").toString());
    else if (kind === "count") addCount(BigInt(`0x${first}`), Number(second), programs, calls);
  }
  return {
    calls: [...calls].map(([nr, sums]) => ({ ...counted(nr, sums.times), ...sums, by: byTimes(sums.by), kernel: lines(sums.kernel), refused: lines(sums.refused) }))
      .map(({ by, ...call }) => ({ ...call, by: by.map(([program, times]) => ({ program, times })) }))
      .sort((a, b) => b.times - a.times || a.nr - b.nr),
    programs: [...new Set(programs.values())],
  };
}

interface Sums { times: number; image: number; library: number; by: Map<string, number>; kernel: Map<number, number>; refused: Map<number, number> }

function addCount(key: bigint, times: number, programs: ReadonlyMap<number, string>, calls: Map<number, Sums>): void {
  const program = programs.get(Number(key >> 32n) - 1) ?? others;
  const nr = Number((key >> 16n) & 0xffffn);
  const what = Number(key & 0xffffn);
  const sums = calls.get(nr) ?? { times: 0, image: 0, library: 0, by: new Map(), kernel: new Map(), refused: new Map() };
  calls.set(nr, sums);
  if (what === asked) {
    sums.times += times;
    sums.by.set(program, (sums.by.get(program) ?? 0) + times);
  } else if (what === answered) sums.image += times;
  else if (what === library) sums.library += times;
  else {
    const into = (what & refused) !== 0 ? sums.refused : sums.kernel;
    into.set(what & ~refused, (into.get(what & ~refused) ?? 0) + times);
  }
}

function counted(nr: number, times: number): Counted {
  return { name: names.get(nr) ?? String(nr), nr, times };
}

function byTimes<Key>(map: ReadonlyMap<Key, number>): [Key, number][] {
  return [...map].sort(([, a], [, b]) => b - a);
}

function lines(map: ReadonlyMap<number, number>): Counted[] {
  return byTimes(map).map(([nr, times]) => counted(nr, times));
}

export function sum(counts: readonly { readonly times: number }[]): number {
  return counts.reduce((total, { times }) => total + times, 0);
}

/** All that came to the kernel, whoever asked: what would still have to stay there. Most often first. */
export function keptInKernel({ calls }: Counts): Counted[] {
  const kept = new Map<number, number>();
  for (const { nr, times } of calls.flatMap(({ kernel }) => kernel)) kept.set(nr, (kept.get(nr) ?? 0) + times);
  return lines(kept);
}

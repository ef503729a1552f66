/** A median and the quartiles around it. */
export interface Spread { readonly median: number; readonly lower: number; readonly upper: number }

/** Something measured natively and, each time right after, reflected. */
export interface Measurement {
  /** The name of a way in ways.ts, or one of `allCalls` in macro.ts. */
  readonly by: string;
  /** Key of a case in cases.ts, or of a program in programs.ts. */
  readonly case: string;
  readonly threads: number;
  readonly unit: "ns" | "ms";
  readonly native: Spread;
  readonly reflected: Spread;
  /** Of the pairs' quotients: the machine's mood changes between pairs. */
  readonly ratio: Spread;
  /** Where each pair had a third run, under a supervisor of the mechanism that does nothing but let calls go on: its time, and reflected by it. */
  readonly floor?: { readonly time: Spread; readonly ratio: Spread };
  readonly rounds: number;
}

/** What was not measured, and why. */
export interface Omission { readonly by: string; readonly case: string; readonly why: string }

export interface Machine {
  readonly kernel: string;
  readonly cpu: string;
  readonly cpus: number;
  readonly memory: string;
  /** Whether programs may set the gs base by an instruction (AT_HWCAP2): without, the runtime asks the kernel where it is not in charge of it. */
  readonly fsgsbase: boolean;
  readonly uid: number;
  readonly loadBefore: number;
  readonly date: string;
}

export interface LabResults {
  readonly machine: Machine;
  readonly command: string;
  readonly measurements: readonly Measurement[];
  readonly omissions: readonly Omission[];
}

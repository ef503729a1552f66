import type { Result } from "./pairs.js";

export interface Context {
  /** For files; removed afterwards, and readable by every user. */
  folder: string;
  /** Whether to be done within a minute, all benches together. */
  quick: boolean;
  report: (result: Result) => void;
}

export type Bench = (context: Context) => Promise<void>;

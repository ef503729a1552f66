import { rewrite } from "../mechanisms/rewrite/rewrite.js";
import { runnable } from "../mechanisms/index.js";
import type { Mechanism } from "../mechanisms/mechanism.js";
import type { MicroBuild } from "./files.js";

/** A way by which calls of micro.c come to a personality, or do not. */
export interface Way {
  /** As `unweld bench` takes it and results call it. */
  readonly name: string;
  /** What brings calls to the image; undefined where there is none. */
  readonly mechanism?: Mechanism;
  /** Options of the image besides the mechanism's own. */
  readonly options?: readonly string[];
  /** The builds of micro.c whose runs are a pair: without an image, and with one. */
  readonly native: MicroBuild;
  readonly reflected: MicroBuild;
  /** The cases that it is about, where that is not all. */
  readonly only?: readonly string[];
}

/** The calls that micro.c makes by the image's functions if so compiled; the rest is its libc's. */
const bySymbol = ["answered", "passed-on", "not-overridden", "path-read", "struct-written", "every-call"];

export const ways: readonly Way[] = [
  ...runnable.map((mechanism): Way => {
    const build = mechanism.name === "libc" ? "musl" : "default";
    return { name: mechanism.name, mechanism, native: build, reflected: build };
  }),
  { name: "rewrite, net=dispatch", mechanism: rewrite, options: ["net=dispatch"], native: "default", reflected: "default", only: ["passed-on", "not-overridden"] },
  { name: "rewrite, net=trap", mechanism: rewrite, options: ["net=trap"], native: "default", reflected: "default", only: ["answered", "passed-on", "not-overridden"] },
  { name: "symbol", mechanism: rewrite, native: "default", reflected: "library", only: bySymbol },
  { name: "symbol, no image", native: "default", reflected: "library", only: ["not-overridden", "struct-written"] },
];

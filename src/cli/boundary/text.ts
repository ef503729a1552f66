import { encode } from "../../bpf/instructions.js";
import { boundaryFilter } from "../../boundary/filter.js";
import type { BoundarySet } from "../../boundary/sets.js";

/** The filter of a set as an image's option `boundary` takes it; empty for the set that refuses nothing. */
export function filterText(set: BoundarySet): string {
  return set === "all" ? "" : Buffer.from(encode(boundaryFilter(set.map(({ nr }) => nr)))).toString("hex");
}

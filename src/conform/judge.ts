import type { Build } from "../guests/builds.js";
import type { KnownLimit } from "../mechanisms/mechanism.js";
import type { Case } from "./catalogue.js";
import type { Cell, Observation } from "./results.js";

/** A guest by its name, as it is compiled one way. */
interface Built {
  guest: string;
  build: Build;
}

/** Whether a limit speaks of a program run by this user. */
export function concerns(limit: KnownLimit, { guest, build }: Built, user: string): boolean {
  return (limit.guest ?? guest) === guest && (limit.builds?.includes(build) ?? true) && (limit.user ?? user) === user;
}

/** The limit of the case under which a program's behaviour falls, if any. */
export function limitOf(limits: readonly KnownLimit[], id: string, program: Built, user: string): KnownLimit | undefined {
  return limits.find((limit) => limit.case === id && concerns(limit, program, user));
}

/**
 * What a case comes to under a mechanism.
 *
 * @param observed the programs that show the case natively
 * @param user whose runs they were
 */
export function judge({ id }: Case, mechanism: string, limits: readonly KnownLimit[], observed: readonly Observation[], user: string): Cell {
  if (observed.length === 0) return { mechanism, outcome: "unshown" };
  const differing = observed.filter(({ differs }) => differs !== "");
  const unexpected = differing.filter((one) => limitOf(limits, id, one, user) === undefined);
  if (unexpected.length > 0) return { mechanism, outcome: "wrong", differs: inOneLine(unexpected) };
  const mended = limits.filter((limit) => limit.case === id && limit.varies !== true
    && observed.some((one) => concerns(limit, one, user))
    && !differing.some((one) => concerns(limit, one, user)));
  if (mended.length > 0) return { mechanism, outcome: "mended", differs: "nothing", reason: mended[0]!.reason };
  if (differing.length === 0) return { mechanism, outcome: "right" };
  return { mechanism, outcome: "limit", differs: inOneLine(differing), reason: limitOf(limits, id, differing[0]!, user)!.reason };
}

function inOneLine(observed: readonly Observation[]): string {
  const [first, ...more] = observed;
  return `${first!.program}: ${first!.differs}${more.length === 0 ? "" : `; also ${more.map(({ program }) => program).join(", ")}`}`;
}

import { buildsOf32Bits } from "../guests/builds.js";
import type { KnownLimit, NotRun } from "./mechanism.js";

export const narrow = "what programs of 32 bits call is not the image's functions but an instruction: executing one is refused with ENOEXEC and a message";

/** Of those mechanisms by which the image has no way into programs of 32 bits. */
export const noProgramsOf32Bits: NotRun = { builds: buildsOf32Bits, what: "programs of 32 bits", reason: narrow };

/** Of every mechanism by which the image and its gate are in the program's process. */
export const imageLimits: readonly KnownLimit[] = [
  {
    case: "WB-119", guest: "fd-limit",
    reason: "the session's descriptor is one of those that a limit of 1024 allows: without it an exec would not find the session",
  },
];

import { imageLimits, narrow } from "../image-limits.js";
import type { KnownLimit } from "../mechanism.js";

const past = "an instruction of the program's own goes to the kernel past the runtime, whose signal stack, masks and handlers it then sees or changes";
const dispatched = "a call by function is not dispatched to a program that uses Syscall User Dispatch itself";

/** What shows although guests make by instructions of their own, which are native here, most of what they show. */
const shown: readonly string[] = ["WB-107"];

export const limits: readonly KnownLimit[] = [
  ...imageLimits.filter(({ case: id }) => shown.includes(id)),
  { case: "WB-017", guest: "int80-signals", reason: past },
  { case: "WB-018", guest: "program-32-bit", reason: narrow },
  { case: "WB-007", guest: "red-zone-buffer", reason: past },
  { case: "WB-027", guest: "default-actions", reason: past },
  { case: "WB-036", guest: "mask-inside-calls", reason: past },
  { case: "WB-040", guest: "mask-inside-calls", reason: past },
  {
    case: "WB-116", guest: "fd-dup-over", user: "nobody",
    reason: "an instruction of the program's own puts another file over the session's descriptor, and an ordinary user cannot open it again",
  },
  { case: "WB-136", guest: "dispatch-own", reason: dispatched },
  { case: "WB-160", guest: "dispatch-own", reason: dispatched },
];

import { buildsOf32Bits } from "../../guests/builds.js";
import type { KnownLimit, NotRun } from "../mechanism.js";

const session = "the session's descriptor is inherited by every program, as its number is what the next one finds the session by";

export const limits: readonly KnownLimit[] = [
  {
    case: "WB-094", guest: "maps-other-files",
    reason: "the library is a file that the dynamic loader maps; /proc is the kernel's, and libc reads it by calls of its own",
  },
  { case: "WB-115", guest: "fd-close-all", reason: `${session}: closing it fails` },
  { case: "WB-116", guest: "fd-dup-over", reason: `${session}: a call by number puts another file over it, and the next program is without` },
  { case: "WB-117", guest: "fd-listing", reason: session },
  { case: "WB-117", guest: "fd-table-size", reason: session },
  { case: "WB-118", guest: "fd-inherit", reason: session },
  {
    case: "WB-159", guest: "sanitizer",
    reason: "the sanitizer's library has to be the first to be loaded, and ends the program where another is in front of it",
  },
];

export const runsNot: NotRun = {
  builds: buildsOf32Bits, what: "programs of 32 bits",
  reason: "the library is code of 64 bits: their dynamic loader says so on stderr, and goes on without it",
};

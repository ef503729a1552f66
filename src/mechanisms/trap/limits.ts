import { imageLimits } from "../image-limits.js";
import type { KnownLimit } from "../mechanism.js";

export const limits: readonly KnownLimit[] = [
  ...imageLimits,
  {
    case: "WB-137", guest: "vdso-address",
    reason: "a filter speaks of addresses and outlives execve, so the image lies at one address in all programs of a session",
  },
];

import { imageLimits } from "../image-limits.js";
import type { KnownLimit } from "../mechanism.js";

export const limits: readonly KnownLimit[] = [
  ...imageLimits,
  {
    case: "WB-138", guest: "seccomp-exec",
    reason: "the image lies above all code, and an image for which filters have an exception would have to lie at one place below",
  },
];

import { imageLimits } from "../image-limits.js";
import type { KnownLimit } from "../mechanism.js";

export const limits: readonly KnownLimit[] = [
  ...imageLimits,
  {
    case: "WB-103", guest: "text-checked", varies: true,
    reason: "two bytes of each patched site differ from the file's; a site is patched when it was used as often as that is worth on the machine",
  },
];

import { imageLimits } from "../image-limits.js";
import type { KnownLimit } from "../mechanism.js";

export const limits: readonly KnownLimit[] = imageLimits;

import type { KnownLimit } from "../mechanism.js";

export const limits: readonly KnownLimit[] = [];

import { imageLimits } from "../image-limits.js";
import type { KnownLimit } from "../mechanism.js";

export const limits: readonly KnownLimit[] = [
  ...imageLimits,
  {
    case: "WB-017", guest: "int80-tasks",
    reason: "a program that int $0x80 executes, or a child that it makes by vfork, is without the runtime, and the session's filter ends it",
  },
  {
    case: "WB-137", guest: "vdso-address",
    reason: "a filter speaks of addresses and outlives execve, so the image lies at one address in all programs of a session",
  },
];

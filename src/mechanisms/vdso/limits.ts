import type { KnownLimit } from "../mechanism.js";

export const limits: readonly KnownLimit[] = [
  { case: "WB-079", guest: "seccomp-inherited", reason: "/proc/self/exe is the image, and that a program executes it is not seen" },
  { case: "WB-117", guest: "fd-table-size", reason: "the descriptor of the session, closed by then, had a high number, and a table does not shrink" },
  { case: "WB-137", guest: "vdso-address", reason: "a program that moves its vDSO moves the image's code away from its data" },
];

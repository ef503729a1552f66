import type { KnownLimit } from "../mechanism.js";

const executed = "/proc/self/exe is the image, and that a program executes it is not seen";
const shown = "/proc is the kernel's, which shows the image as what the process executes and has mapped";
const unmapped = "what a program does to its memory is not seen, so that it can take the image's data away";

export const limits: readonly KnownLimit[] = [
  { case: "WB-027", guest: "default-actions", reason: executed },
  { case: "WB-073", guest: "exec-proc-self", reason: shown },
  { case: "WB-074", guest: "exec-self", reason: executed },
  { case: "WB-079", guest: "seccomp-inherited", reason: executed },
  { case: "WB-089", guest: "little-address-space", reason: executed },
  { case: "WB-090", guest: "unmap-strangers", reason: unmapped },
  { case: "WB-094", guest: "exec-proc-self", reason: shown },
  { case: "WB-094", guest: "maps-first-line", reason: shown },
  { case: "WB-094", guest: "maps-other-files", reason: shown },
  { case: "WB-094", guest: "maps-plausible", reason: shown },
  { case: "WB-095", guest: "exec-proc-self", reason: shown },
  { case: "WB-099", guest: "aslr", hangs: true, reason: executed },
  { case: "WB-106", guest: "unmap-strangers", reason: unmapped },
  { case: "WB-112", guest: "exec-self", reason: executed },
  { case: "WB-117", guest: "fd-table-size", reason: "the descriptor of the session, closed by then, had a high number, and a table does not shrink" },
  { case: "WB-118", guest: "fd-inherit", reason: executed },
  { case: "WB-121", guest: "o-path", reason: shown },
  { case: "WB-134", guest: "time-namespace", user: "root", reason: executed },
  { case: "WB-137", guest: "vdso-address", hangs: true, reason: "a program that moves its vDSO moves the image's code away from its data" },
  { case: "WB-138", guest: "seccomp-exec", reason: executed },
  { case: "WB-138", guest: "seccomp-inherited", reason: executed },
  { case: "WB-145", guest: "arguments-of-others", varies: true, reason: shown },
  { case: "WB-145", guest: "exe-of-others", reason: executed },
  { case: "WB-145", guest: "exec-proc-self", reason: shown },
  { case: "WB-145", guest: "exec-self", reason: executed },
  { case: "WB-145", guest: "maps-plausible", reason: shown },
  { case: "WB-145", guest: "o-path", reason: shown },
  { case: "WB-150", guest: "time-namespace", user: "root", reason: executed },
];

// In a trap session the image lies at one address in all processes: as a copy that says so itself (rebase.ts).
import { ET_EXEC, Elf64Ehdr } from "../../assembly/index";
import { imageBase } from "../natives";

/** Whether this process runs such a copy, and with it whether the session's net is the seccomp filter. */
export function isFixedImage(): bool {
  return changetype<Elf64Ehdr>(imageBase()).e_type == ET_EXEC;
}

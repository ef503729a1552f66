// The boundary: which calls the kernel still receives. A filter that the command line brings refuses all others, with ENOSYS, for
// the whole session; Syscall User Dispatch is asked before filters, so what personalities answer does not come to it.
import { AUDIT_ARCH_X86_64, SeccompData, SockFprog } from "../../assembly/index";
import { filterAllows, newCells } from "../filter";
import { NUMBERS_BOUNDED, isBounded, isBoundedAway, noteBoundary, noteOutside } from "../session/session";
import { installFilter, newPrivilegesForbidden } from "../trap-net/install";

/** Puts the filter up in this thread, from which all of the session come, and notes what it refuses. 0, or seccomp(2)'s -errno. */
export function enforceBoundary(filter: SockFprog): i64 {
  const data = new SeccompData();
  data.arch = AUDIT_ARCH_X86_64;
  const cells = newCells();
  for (let nr = 0; nr < NUMBERS_BOUNDED; nr++) {
    data.nr = nr;
    if (!filterAllows(filter, data, cells)) noteOutside(nr);
  }
  const before = newPrivilegesForbidden();
  const result = installFilter(filter);
  if (result == 0) noteBoundary(newPrivilegesForbidden() != before);
  return result;
}

/** Whether this session has a boundary. */
export function hasBoundary(): bool {
  return isBounded();
}

/** Whether the kernel refuses the call: what the runtime would do for a program without asking it is refused as well. */
// @ts-ignore: decorator
@inline
export function isOutside(nr: i32): bool {
  return isBoundedAway(nr);
}

// What the filters of a session, a trap session's net and a boundary, change in a process and prctl(2) would tell: programs are told
// what they did themselves.
import {
  PR_GET_NO_NEW_PRIVS, PR_GET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_DISABLED, SECCOMP_MODE_FILTER, __NR_prctl, syscall6,
} from "../../assembly/index";
import { hasBoundary } from "../boundary/boundary";
import { addPersonality, inheritedPersonality } from "../exec/inherited";
import { SUD_INCLUSIVE } from "../session/mechanism";
import { filteredPlace, isForbiddenByRuntime, isInTrapSession, sessionMechanism } from "../session/session";
import { isFixedImage } from "./fixed-image";

// Bits that process images pass on: the program installed a filter, and set no_new_privs.
const OWN_FILTER: u64 = 1;
const OWN_NO_NEW_PRIVS: u64 = 2;
/** A filter refuses what an image begins with, but to one that lies where the filter's exception says. */
const NEEDS_PLACE: u64 = 4;

export function noteOwnFilter(): void {
  addPersonality(OWN_FILTER);
}

/** Notes that images are executed for the address that the filter has an exception for. */
export function noteException(): void {
  addPersonality(NEEDS_PLACE);
}

/** Where images have to lie from now on; 0 for anywhere. */
export function neededPlace(): usize {
  if ((inheritedPersonality & NEEDS_PLACE) == 0) return 0;
  // Its range begins with the image, which has to lie above all code.
  return sessionMechanism() == SUD_INCLUSIVE ? 0 : filteredPlace();
}

/** Whether the program or one before it in this process installed a filter; one thread counts for all. */
export function hasOwnFilter(): bool {
  return (inheritedPersonality & OWN_FILTER) != 0;
}

/** Whether `tellOfFilters` answers this operation of prctl(2). */
export function isToldOtherwise(op: i32): bool {
  return (op == PR_GET_SECCOMP || op == PR_GET_NO_NEW_PRIVS || op == PR_SET_NO_NEW_PRIVS) && (isInTrapSession() || hasBoundary());
}

export function tellOfFilters(op: i32, arg2: usize, arg3: usize, arg4: usize, arg5: usize): i64 {
  const result = syscall6(__NR_prctl, op, arg2, arg3, arg4, arg5, 0);
  if (op == PR_GET_SECCOMP) return hasOwnFilter() ? SECCOMP_MODE_FILTER : SECCOMP_MODE_DISABLED;
  if (op == PR_SET_NO_NEW_PRIVS) {
    if (result == 0) addPersonality(OWN_NO_NEW_PRIVS);
    return result;
  }
  return result == 1 && hidesNoNewPrivileges() ? 0 : result;
}

/** Whether no_new_privs, if it is set, is not the program's doing. */
export function hidesNoNewPrivileges(): bool {
  return isForbiddenByRuntime() && (inheritedPersonality & OWN_NO_NEW_PRIVS) == 0;
}

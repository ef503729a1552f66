// What the runtime has taken for itself: the gs base.
import { EPERM } from "../assembly/index";
import { currentThread } from "./thread";

/** arch_prctl(ARCH_SET_GS): only the value it has natively at the start. */
export function setGs(base: usize): i64 {
  if (base != 0) return -EPERM;
  currentThread().ownGs = 0;
  return 0;
}

/** arch_prctl(ARCH_GET_GS). */
export function getGs(to: usize): i64 {
  store<usize>(to, currentThread().ownGs);
  return 0;
}

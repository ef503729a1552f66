// How often sites trapped: one that does often is patched. Sites share places, so some begin anew; nothing depends on the number but cost.
import { isPatching } from "../session/session";

const PLACES: usize = 256;
/** By site: the site in the upper 56 bits, how often it trapped in the lower 8. */
const counts: usize = memory.data(2048, 8);
const MOST: u64 = 255;
/**
 * A patch costs as much as eight traps or so, or more where a program forks: pages that were written are copied. And few programs that
 * look at their own code make a call so often before they do.
 */
const ENOUGH: u64 = 12;

// @ts-ignore: decorator
@inline
function place(site: usize): usize {
  return counts + (site * 0x9e3779b97f4a7c15 >> 56) % PLACES * 8;
}

/** Counts one trap more of `site`. Says once that there were enough. */
export function isHot(site: usize): bool {
  const at = place(site);
  const known = load<u64>(at);
  const count = known >> 8 == site ? (known & MOST) + 1 : 1;
  if (count > MOST) return false;
  const enough = count >= ENOUGH && isPatching();
  store<u64>(at, site << 8 | (enough ? MOST : min(count, ENOUGH)));
  return enough;
}

/** The site's patch was taken back: it is not tried again. */
export function neverHot(site: usize): void {
  store<u64>(place(site), site << 8 | MOST);
}

// How often sites trapped, and pages that sites lie on. A site that does often is patched; those of a page that does are planned. Few are
// counted at a time: one that is new takes the place of the one with the fewest traps, and its number, so that none that goes on trapping
// is forgotten ("Efficient Computation of Frequent and Top-k Elements in Data Streams", Metwally and others, 2005). Nothing depends on the
// number but cost.

/** Places that a site may be counted at lie together. */
const WAYS: usize = 4;
const SETS: usize = 64;
/** By place: the site, or PAGES and the number of a page, in the upper 56 bits, how often it trapped in the lower 8. */
const counts: usize = memory.data(2048, 8);
const MOST: u64 = 255;
const PAGES: usize = 1 << 55;
/**
 * A patch costs as much as eight traps or so, or more where a program forks: pages that were written are copied. And few programs that
 * look at their own code make a call so often before they do.
 */
export const ENOUGH: u32 = 12;

/** Counts one trap more of `site`. Says once that there were enough. */
export function isHot(site: usize): bool {
  const at = placeOf(site);
  const known = load<u64>(at);
  const before = known & MOST;
  const mine = known >> 8 == site;
  if (mine && before == MOST) return false;
  // Of others' numbers that of a site which is not tried again says nothing.
  const count = before == MOST ? 1 : before + 1;
  const enough = count >= <u64>ENOUGH;
  store<u64>(at, site << 8 | (enough ? MOST : min<u64>(count, ENOUGH)));
  return enough;
}

/** Counts one trap more on the page of `site`. Says whether there were enough for patches there to pay in the next process. */
export function isOnHotPage(site: usize): bool {
  const page = pageOf(site);
  const at = placeOf(page);
  const known = load<u64>(at) & MOST;
  const count = known == MOST ? 1 : min<u64>(known + 1, ENOUGH);
  store<u64>(at, page << 8 | count);
  return count == <u64>ENOUGH;
}

/** A site on its page is patched: what others there cost is little. */
export function heatPage(site: usize): void {
  const page = pageOf(site);
  store<u64>(placeOf(page), page << 8 | <u64>ENOUGH);
}

function pageOf(site: usize): usize {
  return PAGES | site >> 12;
}

/** The site's patch was taken back: it is not tried again. */
export function neverHot(site: usize): void {
  store<u64>(placeOf(site), site << 8 | MOST);
}

/** Where the site is counted, or is to be: the place of the one with the fewest traps. */
function placeOf(site: usize): usize {
  const set = counts + (site * 0x9e3779b97f4a7c15 >> 58) % SETS * WAYS * 8;
  let fewest = set;
  for (let i: usize = 0; i < WAYS; i++) {
    const at = set + i * 8;
    if (load<u64>(at) >> 8 == site) return at;
    if ((load<u64>(at) & MOST) < (load<u64>(fewest) & MOST)) fewest = at;
  }
  return fewest;
}

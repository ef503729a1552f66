// Sites that trap in forked processes. Such a process often ends, or executes another program, before one of them is hot, and the next
// one traps again. So they are counted together, in the session's memory, and whoever forks next patches the hot ones first. Nothing there
// is certain: what another family wrote over, or half of it, costs time alone, since the file at a site and the bytes there decide.
import { textAround } from "../memory/text";
import { isPatching, planBase } from "../session/session";
import { currentThread } from "../thread";
import { ENOUGH } from "./heat";
import { patchSite } from "./patch";
import { FAMILIES, mix } from "./plan";
import { gateBase } from "./region";

/** The first place has how many sites became hot, of any family. */
const PLACE: usize = 16;
const SETS: usize = 64;
const WAYS: usize = 4;
/** In a place: the site and in its lower 16 bits the call's number; what tells the family and the code there; how often it trapped. */
const WHOSE: usize = 8;
const COUNT: usize = 12;

/** Processes that were forked from one another since the last exec, and so have the same code at the same addresses; 0 before any was. */
let family: u32 = 0;
let forked: bool = false;
/** How many sites were hot when last looked at. */
let known: u32 = 0;

// @ts-ignore: decorator
@inline
function places(): usize {
  return planBase() + FAMILIES;
}

/** Counts one trap more of `site`, whose call is `nr`, where this is a forked process. */
export function countInFamily(site: usize, nr: i32): void {
  if (!forked || <u32>nr > 0xffff || planBase() == 0) return;
  const whose = codeAt(site);
  if (whose == 0) return;
  const key = site << 16 | <usize>nr;
  const at = placeFor(key, whose);
  if (load<usize>(at) != key || load<u32>(at, WHOSE) != whose) {
    store<u32>(at, 0, COUNT);
    store<usize>(at, key);
    store<u32>(at, whose, WHOSE);
  }
  if (atomic.add<u32>(at, 1, COUNT) + 1 == ENOUGH) atomic.add<u32>(places(), 1);
}

/** Before a fork: patches what was hot in processes that were forked before. */
export function patchForChildren(): void {
  if (planBase() == 0 || !isPatching()) return;
  if (family == 0) family = <u32>(gateBase() >> 12) ^ <u32>currentThread().tid * 0x9e3779b1 | 1;
  const hot = atomic.load<u32>(places());
  if (hot == known) return;
  known = hot;
  for (let i: usize = 1; i < SETS * WAYS; i++) {
    const at = places() + i * PLACE;
    if (load<u32>(at, COUNT) < ENOUGH) continue;
    const key = load<usize>(at);
    const site = key >> 16;
    const whose = load<u32>(at, WHOSE);
    if (whose != 0 && whose == codeAt(site)) patchSite(site, <i32>(key & 0xffff));
  }
}

/** In a forked process. */
export function joinFamily(): void {
  forked = true;
}

/** What tells this family's code at `site` from any other that may be there: its file and the place in it. 0 if it is of no file. */
function codeAt(site: usize): u32 {
  const text = textAround(site, site + 2);
  if (text === null || text.plan == 0) return 0;
  return <u32>(mix(text.plan, text.offset + (site - text.start)) >> 32) ^ family | 1;
}

/** Where the site is counted, or is to be: the place of the one with the fewest traps. */
function placeFor(key: usize, whose: u32): usize {
  const set = mix(key, whose) >> 58;
  let fewest: usize = 0;
  for (let i: usize = 0; i < WAYS; i++) {
    if (set + i == 0) continue;
    const at = places() + (set * WAYS + i) * PLACE;
    if (load<usize>(at) == key && load<u32>(at, WHOSE) == whose) return at;
    if (fewest == 0 || load<u32>(at, COUNT) < load<u32>(fewest, COUNT)) fewest = at;
  }
  return fewest;
}

// A process is settled when every system call that its code can make leads to the runtime by what is written there: the sites that were
// hot jump to their thunks, all others halt. Then it needs no net, which costs something at each call. That takes a look at all of its
// code, so it is done once many calls have passed; and whatever can be executed afterwards puts the net up first.
import { isNetDown, putNetUp, takeNetDown } from "../dispatch-net";
import { Executables } from "../memory/executable";
import { countLibraryCalls } from "../library";
import { callsLeft } from "../natives";
import { costOfNet, isInTrapSession, isPinned, isPatching, netStays } from "../session/session";
import { ARENA, currentThread, ORIGIN_SLAB, ORIGIN_STATIC } from "../thread";
import { isTraced } from "../tracers";
import { hasOwnFilter } from "../trap-net/told";
import { Calls } from "./calls-in-code";
import { haltAll } from "./halts";
import { lockGate, unlockGate } from "./lock";
import { areThreads, isPatchingStopped } from "./patch";
import { closeGate, firstSlot, openGate, slotsEnd } from "./region";
import { isCounted, setCounting } from "./thunk";

/** What it costs to settle a program with libc, in nanoseconds; the net is to have cost as much, in so many calls at the least and the most. */
const SETTLING: u64 = 2500000;
const FEWEST: u64 = 16384;
const MANY: u64 = 262144;
const MOST: u32 = 1 << 24;
const MOST_CALLS: i32 = 2048;
/** Of a process whose code was written, each fork costs as much as the net at about a thousand calls. */
const CALLS_OF_A_FORK: u32 = 1024;

/** Behind how many are left: whether the next call is the one after them. */
const ARE_MANY: usize = 4;

/** How many calls are to pass next. */
let many: u32 = 0;
let forks: u32 = 0;

/** Begins to count the calls of a process, which is armed. */
export function beginCounting(): void {
  // An inherited filter knows nothing of the calls that settling takes.
  if (isPinned() || isInTrapSession() || !isPatching() || netStays() || hasOwnFilter()) return;
  many = <u32>min(max(SETTLING / max(costOfNet(), 1), FEWEST), MANY);
  store<u32>(callsLeft(), many);
  count(true);
}

/** Many calls have passed. */
export function manyCalls(): void {
  store<u8>(callsLeft(), 0, ARE_MANY);
  const often = forks > many / CALLS_OF_A_FORK;
  forks = 0;
  store<u32>(callsLeft(), many);
  const origin = currentThread().origin;
  // What only lasts for a while; of a task that shares a process's memory one does not know what else does.
  if (often || (origin != ORIGIN_STATIC && origin != ORIGIN_SLAB)) return;
  const can = !isPatchingStopped() && !areThreads();
  if (can && isTraced()) return;
  count(false);
  const mark = load<usize>(currentThread().self + ARENA);
  if (can && settle()) takeNetDown();
  store<usize>(currentThread().self + ARENA, mark);
}

/** The process forks. */
export function noteFork(): void {
  forks++;
}

/** Before something comes to be executable, or patches go: the process is not settled any more. */
export function unsettle(): void {
  if (!isNetDown()) return;
  putNetUp();
  many = min(many * 2, MOST);
  store<u32>(callsLeft(), many);
  count(true);
}

/** The same before there is a second thread, or a filter of the program's: never again. */
export function unsettleForGood(): void {
  if (isNetDown()) putNetUp();
  count(false);
}

function settle(): bool {
  const code = new Executables();
  if (!code.list()) return false;
  const calls = new Calls(new StaticArray<usize>(MOST_CALLS));
  lockGate();
  let found: bool = true;
  for (let i = 0; found && i < code.count; i++) found = calls.addFrom(code.text(i), code.headerOf(i));
  if (found) found = haltAll(changetype<usize>(calls.sites), <usize>calls.count);
  unlockGate();
  return found;
}

function count(on: bool): void {
  if (on == isCounted()) return;
  lockGate();
  const written = firstSlot() != slotsEnd();
  if (!written || openGate()) {
    setCounting(on);
    countLibraryCalls(on);
    if (written) closeGate();
  }
  unlockGate();
}

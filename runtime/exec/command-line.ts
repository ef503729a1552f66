import { AT_EXECFN, SockFprog, byteLength } from "../../assembly/index";
import { enforceBoundary } from "../boundary/boundary";
import { readFilter } from "../boundary/filter-text";
import { currentTableSize } from "../proc-views/descriptor-table";
import { Options } from "../session/options";
import { netCost } from "../session/net-cost";
import { createSession, keepNets, layerBase, noteFirstProgram, noteNetCost, pinCalls, useMechanism } from "../session/session";
import { NET_ANY, NET_SUD, NET_TRAP, REWRITE, mechanism, net, setMechanism, setNet } from "../session/mechanism";
import { beginTraps, tryDispatch } from "../trap-net/begin";
import { Complaint } from "./complaint";
import { addToEnvironment } from "./environment";
import { finishAfter } from "./finish";
import { InitialStack, auxiliary } from "./initial-stack";
import { lifecycleAttach, lifecycleOption, lifecycleSessionBytes, lifecycleWantsFinish } from "./lifecycle";
import { fail, scratch } from "./launcher";
import { addPreload } from "./preload";
import { optionRoom, readOptions, settingRoom } from "./read-options";
import { execute } from "./run-command";
import { is, startsWith } from "./words";

const WORD: usize = sizeof<usize>();
const EQUALS: u8 = 0x3d;

/** The filter that the option `boundary` of the runtime itself brings, or null. */
let boundary: SockFprog | null = null;
/** The option `pin`. */
let pinned: bool = false;

/** Does what a user asked for: makes a session and executes the command in it. Does not return. */
export function runCommandLine(stack: InitialStack): void {
  const options = new Options(scratch(optionRoom(stack)), 0);
  const settings = scratch(settingRoom(stack));
  const command = readOptions(stack, settings);
  for (let at = settings; load<usize>(at) != 0; at += WORD) set(options, load<usize>(at));
  const tableSize = currentTableSize();
  begin(options, auxiliary(stack, AT_EXECFN));
  const envp = addPreload(addToEnvironment(stack));
  if (lifecycleWantsFinish()) finishAfter();
  noteFirstProgram(tableSize);
  bound();
  execute(command, stack, envp);
}

function set(options: Options, setting: usize): void {
  const length = byteLength(setting, usize.MAX_VALUE);
  let nameLength: usize = 0;
  while (nameLength < length && load<u8>(setting + nameLength) != EQUALS) nameLength++;
  const value = nameLength < length ? setting + nameLength + 1 : 0;
  if (value != 0 && nameLength == 9 && startsWith(setting, "mechanism")) {
    if (!setMechanism(value)) fail(new Complaint("unweld: cannot use the mechanism ").sayText(value)
      .say("\n  this image has rewrite, sud, sud-inclusive, trap, vdso, libc and preload:LIBRARY\n  leave the option out to have what works here"));
    return;
  }
  if (value != 0 && nameLength == 3 && startsWith(setting, "net")) {
    if (!setNet(value)) fail(new Complaint("unweld: cannot use the net ").sayText(value)
      .say("\n  it is neither dispatch nor trap\n  leave the option out to have what works here"));
    return;
  }
  if (value == 0 && is(setting, "pin")) {
    pinned = true;
    return;
  }
  const valueLength = value == 0 ? 0 : length - nameLength - 1;
  if (value != 0 && nameLength == 8 && startsWith(setting, "boundary")) {
    setBoundary(value, valueLength);
    return;
  }
  if (!lifecycleOption(setting, <i32>nameLength, value, <i32>valueLength)) {
    fail(new Complaint("unweld: cannot set the option ").sayBytes(setting, nameLength)
      .say("\n  no personality of this image knows it, or not with that value")
      .say("\n  see what the personality's description says of its options"));
  }
  options.add(setting, nameLength, value, valueLength);
}

/** The last one counts; an empty one is none. */
function setBoundary(value: usize, length: usize): void {
  boundary = null;
  if (length == 0) return;
  const filter = new SockFprog();
  if (!readFilter(value, length, scratch(length), filter)) fail(new Complaint("unweld: cannot use the boundary ").sayText(value)
    .say("\n  the option of an image is a filter, not the name of a set\n  write what `unweld boundary SET --filter` prints"));
  boundary = filter;
}

/** From here on the kernel refuses what is outside the boundary. Not in the process that waits for the command. */
function bound(): void {
  const filter = boundary;
  if (filter === null) return;
  const result = enforceBoundary(filter);
  if (result < 0) fail(new Complaint("unweld: cannot enforce the boundary\n  seccomp(2): ").sayError(-result)
    .say("\n  run without --boundary, or where seccomp filters are permitted"));
}

function begin(options: Options, imageName: usize): void {
  // Where a call came from is a filter's to say.
  if (pinned && net == NET_SUD) fail(new Complaint("unweld: cannot pin calls to their gates\n  a filter is to bring them back then, and another mechanism is asked for")
    .say("\n  leave the mechanism and the net out, or take the mechanism trap"));
  const created = createSession(options, lifecycleSessionBytes(), imageName);
  if (created < 0) fail(new Complaint("unweld: cannot make the session's shared memory\n  ").sayError(-created)
    .say("\n  check the limits on memory and file sizes (ulimit -a)"));
  useMechanism(mechanism);
  if (pinned) pinCalls();
  if (net == NET_SUD) keepNets();
  const refusal = net == NET_ANY ? tryDispatch() : 0;
  if (net == NET_ANY && refusal == 0 && mechanism == REWRITE && !pinned) noteNetCost(netCost());
  if (refusal < 0 || net == NET_TRAP || pinned) {
    const begun = beginTraps(refusal);
    if (begun < 0) fail(new Complaint("unweld: cannot trap system calls\n  the image's own file cannot be read: ").sayError(-begun)
      .say("\n  let the user read it, and mount /proc"));
  }
  lifecycleAttach(layerBase(), true);
}

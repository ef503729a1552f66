// Filters of the application's as they are installed where they would stop the runtime.
import { SockFprog, copyIn } from "../../assembly/index";
import { rangeEnd, rangeStart } from "../gate/region";
import { gates, gatesEnd, imageBase, ownGate } from "../natives";
import { filteredPlace } from "../session/session";
import { bytesWithException, isNet, writeWithException, writeWithOwnCalls } from "./filters";
import { isFixedImage } from "./fixed-image";

/** Whether the filter `program` is the net of a session inside this one. */
export function isNetOfAnother(program: usize): bool {
  return program != 0 && isNet(changetype<SockFprog>(program));
}

/**
 * The filter `program` as it has to be if it forbids rt_sigreturn, with which every trap ends, or what a new thread or image of the runtime's
 * begins with: with an exception for the gates, of this image and of those that are executed under the filter. The address of a struct
 * sock_fprog; `program` itself if that would be too long.
 */
export function withOwnCalls(program: usize): usize {
  const place = isFixedImage() ? imageBase() : filteredPlace();
  const filter = copied(program);
  const to = new SockFprog();
  const at = changetype<usize>(new StaticArray<u8>(<i32>bytesWithException(filter)));
  const there = gates() - imageBase() + place;
  return writeWithOwnCalls(at, gates(), there, gatesEnd() - gates(), ownGate() - gates(), filter, to) ? changetype<usize>(to) : program;
}

/** The same where none of the runtime's calls is the program's (ia32/filters.ts). */
export function withGates(program: usize): usize {
  return withException(program, gates(), gatesEnd());
}

/** The same for the net of a session inside this one, by which the calls are to pass that this session makes for it. */
export function withCalls(program: usize): usize {
  return withException(program, rangeStart(), rangeEnd());
}

function withException(program: usize, start: usize, end: usize): usize {
  const filter = copied(program);
  const to = new SockFprog();
  const at = changetype<usize>(new StaticArray<u8>(<i32>bytesWithException(filter)));
  return writeWithException(at, start, end, filter, to) ? changetype<usize>(to) : program;
}

function copied(program: usize): SockFprog {
  const filter = new SockFprog();
  copyIn(changetype<usize>(filter), program, offsetof<SockFprog>());
  return filter;
}

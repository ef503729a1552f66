import { AT_NULL } from "../../assembly/index";

const WORD: usize = sizeof<usize>();

/** The arguments, environment and auxiliary vector that the kernel put at the top of a new stack. */
// @ts-ignore: decorator
@unmanaged
export class InitialStack {
  /** The stack pointer to begin with: where argc is. */
  sp: usize;
  argc: usize;
  argv: usize;
  envp: usize;
  auxv: usize;
  /** The vector's bytes, AT_NULL included. */
  auxvBytes: usize;
}

/** Reads what lies at `sp`. */
export function readInitialStack(sp: usize, to: InitialStack): void {
  to.sp = sp;
  to.argc = load<usize>(sp);
  to.argv = sp + WORD;
  to.envp = to.argv + (to.argc + 1) * WORD;
  let at = to.envp;
  while (load<usize>(at) != 0) at += WORD;
  to.auxv = at + WORD;
  at = to.auxv;
  while (load<u64>(at) != AT_NULL) at += 2 * WORD;
  to.auxvBytes = at + 2 * WORD - to.auxv;
}

/** Takes the first `count` arguments away; all else stays where it is. */
export function dropArguments(stack: InitialStack, count: usize): void {
  stack.sp += count * WORD;
  stack.argc -= count;
  stack.argv += count * WORD;
  store<usize>(stack.sp, stack.argc);
}

/** The value of an entry of the auxiliary vector, 0 if there is none. */
export function auxiliary(stack: InitialStack, type: u64): usize {
  const at = entryOf(stack, type);
  return at == 0 ? 0 : load<usize>(at, WORD);
}

/** Gives an entry another value; an entry that the kernel did not make is not added. */
export function setAuxiliary(stack: InitialStack, type: u64, value: usize): void {
  const at = entryOf(stack, type);
  if (at != 0) store<usize>(at, value, WORD);
}

function entryOf(stack: InitialStack, type: u64): usize {
  for (let at = stack.auxv; load<u64>(at) != AT_NULL; at += 2 * WORD) if (load<u64>(at) == type) return at;
  return 0;
}

/** Behind the last byte of `count` strings, the pointers to which are at `list`; `fallback` if there are none. */
export function stringsEnd(list: usize, count: usize, fallback: usize): usize {
  if (count == 0) return fallback;
  let at = load<usize>(list + (count - 1) * WORD);
  while (load<u8>(at) != 0) at++;
  return at + 1;
}

// What the application asked to happen on each signal, and what it was given by exec: always all the kernel knows. The kernel only
// ever sees the runtime's own handler in place of the application's; ignoring and default actions it is told, except for the
// signals the runtime lives on.
import { Sigaction, SIG_DFL, SIG_IGN } from "../../assembly/index";
import { lockGate, unlockGate } from "../gate/lock";
import { pause } from "../natives";
import { currentThread, Thread } from "../thread";

/** A version in 8 bytes, odd while the rest changes, then a struct sigaction. */
export const ACTION_BYTES: usize = 40;
export const ACTIONS_BYTES: usize = 65 * ACTION_BYTES;

/** The actions of a process whose signal actions are nobody else's. */
const processActions: usize = memory.data(2600, 8);

export function useProcessActions(thread: Thread): void {
  thread.actions = processActions;
}

/** The calling thread's action on `signal`, for a look at one field; use readAction where fields have to fit together. */
export function actionOf(signal: i32): Sigaction {
  return changetype<Sigaction>(currentThread().actions + <usize>signal * ACTION_BYTES + 8);
}

/** Copies a consistent action to `to`. */
export function readAction(signal: i32, to: Sigaction): void {
  const entry = currentThread().actions + <usize>signal * ACTION_BYTES;
  for (;;) {
    const version = atomic.load<u64>(entry);
    memory.copy(changetype<usize>(to), entry + 8, offsetof<Sigaction>());
    if ((version & 1) == 0 && atomic.load<u64>(entry) == version) return;
    pause();
  }
}

export function writeAction(signal: i32, handler: usize, flags: u64, restorer: usize, mask: u64): void {
  const entry = currentThread().actions + <usize>signal * ACTION_BYTES;
  lockGate();
  const version = atomic.add<u64>(entry, 1);
  const action = changetype<Sigaction>(entry + 8);
  action.sa_handler = handler;
  action.sa_flags = flags;
  action.sa_restorer = restorer;
  action.sa_mask = mask;
  atomic.store<u64>(entry, version + 2);
  unlockGate();
}

/** In a copy that was made while another thread changed an action. */
export function settleActions(actions: usize): void {
  for (let signal: usize = 0; signal <= 64; signal++) {
    const entry = actions + signal * ACTION_BYTES;
    store<u64>(entry, load<u64>(entry) & ~<u64>1);
  }
}

/** Whether the application has a handler of its own. */
export function isCaught(handler: usize): bool {
  return handler != SIG_DFL && handler != SIG_IGN;
}

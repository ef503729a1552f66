// A process between its exec and its program, which natively nobody sees: the kernel has the handover as the first of its arguments.
import { Timespec, __NR_nanosleep, __NR_pread64, syscall6 } from "../../assembly/index";
import { isHandover } from "./handover";

/** More than it takes to tell a handover. */
export const HANDOVER_MARK: usize = 64;
/** So often, with a pause between, such a process is looked at again. */
export const TRIES: i32 = 100;
const PAUSE_NANOSECONDS: i64 = 1_000_000;

export function pause(): void {
  const time = new Timespec();
  time.tv_sec = 0;
  time.tv_nsec = PAUSE_NANOSECONDS;
  syscall6(__NR_nanosleep, changetype<usize>(time), 0, 0, 0, 0, 0);
}

/** Whether what was read of the arguments, less than there is room for at `text`, begins with a handover. */
export function beginsWithHandover(text: usize, length: i64): bool {
  if (length <= 0) return false;
  store<u8>(text + <usize>length, 0);
  return isHandover(text);
}

/** Lets the process whose /proc/PID/cmdline `fd` is open on come to its program: what is read then are that one's arguments. */
export function awaitProgram(fd: i32): void {
  const text = changetype<usize>(new StaticArray<u8>(<i32>HANDOVER_MARK + 1));
  for (let tries = 0; tries < TRIES; tries++) {
    if (!beginsWithHandover(text, syscall6(__NR_pread64, fd, text, HANDOVER_MARK, 0, 0, 0))) return;
    pause();
  }
}

// The launcher's part: whether this session's net is Syscall User Dispatch or the filter, and where its image lies.
import {
  GRND_NONBLOCK, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, PR_SYS_DISPATCH_ON, __NR_getrandom, __NR_prctl, syscall6,
} from "../../assembly/index";
import { SLOT_BYTES } from "../gate/region";
import { imageBase, imageEnd } from "../natives";
import { useTraps } from "../session/session";

/**
 * Above where programs go (load-elf.ts), so that they come first in /proc/self/maps, and below libraries. Sanitizers, which lay claim to
 * most of the address space, leave this to programs. Multiples of 4 GiB, as the range has to be in one.
 */
const LOWEST: usize = 0x5660_0000_0000;
const HIGHEST: usize = 0x5680_0000_0000;
/** Room for an image; doubled for larger ones. */
const STEP: usize = 4 << 20;

/** 0, or why the kernel refuses Syscall User Dispatch: -EINVAL if it has none, -EPERM if that is forbidden. */
export function tryDispatch(): i64 {
  const bytes = imageEnd() - imageBase();
  const result = syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, imageBase(), bytes, 0, 0);
  if (result == 0) syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, 0, 0, 0, 0);
  return result;
}

/**
 * Makes the session just created a trap session, its image at an address drawn at random. `refusal` is what tryDispatch gave. 0, or
 * -ENOENT if the image's file cannot be read.
 */
export function beginTraps(refusal: i64): i64 {
  let step = STEP;
  while (step < imageEnd() - imageBase() + SLOT_BYTES) step *= 2;
  const words = new StaticArray<u64>(1);
  syscall6(__NR_getrandom, changetype<usize>(words), 8, GRND_NONBLOCK, 0, 0, 0);
  return useTraps(LOWEST + <usize>(words[0] % ((HIGHEST - LOWEST) / step)) * step, refusal);
}

// Where images lie that lie at one address in several processes.
import { GRND_NONBLOCK, __NR_getrandom, syscall6 } from "../../assembly/index";
import { SLOT_BYTES } from "../gate/region";
import { imageBase, imageEnd } from "../natives";

/**
 * Above where programs go (load-elf.ts), so that they come first in /proc/self/maps, and below libraries. Sanitizers, which lay claim to
 * most of the address space, leave this to programs. Multiples of 4 GiB, as the range has to be in one.
 */
const LOWEST: usize = 0x5660_0000_0000;
const HIGHEST: usize = 0x5680_0000_0000;
/** Room for an image; doubled for larger ones. */
const STEP: usize = 4 << 20;

/** Such an address, drawn at random. */
export function drawPlace(): usize {
  let step = STEP;
  while (step < imageEnd() - imageBase() + SLOT_BYTES) step *= 2;
  const words = new StaticArray<u64>(1);
  syscall6(__NR_getrandom, changetype<usize>(words), 8, GRND_NONBLOCK, 0, 0, 0);
  return LOWEST + <usize>(words[0] % ((HIGHEST - LOWEST) / step)) * step;
}

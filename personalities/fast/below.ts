import { Abi } from "unweld";

/** The layer below, for the modules of this personality: `super` as a value. */
export let kernel: Abi = new Abi();

export function setKernel(below: Abi): void {
  kernel = below;
}

import { Abi } from "unweld";

/** The layer below, for the modules of this personality: `super` as a value. */
export let kernel: Abi = new Abi();

export function setKernel(below: Abi): void {
  kernel = below;
}

/** A call of the layer below came to nothing because of a signal, and is to be made again after its handler. */
export const ERESTARTSYS: i64 = -512;

import { Abi } from "unweld";

/** Overrides nothing: the program runs on Linux as it is. */
export class None extends Abi {}

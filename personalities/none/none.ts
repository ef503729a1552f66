import { Abi } from "unweld";

/** Overrides nothing: the program runs as it does natively, with every call passing through the gate. */
export class None extends Abi {}

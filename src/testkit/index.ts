// For tests of personalities: they run in this process, on a kernel that the test supplies.
export { errno } from "../abi/errno.js";
export * as structs from "../abi/structs.js";
export { GuestMemory, type StructValue } from "./guest-memory.js";
export { load, type Calls, type FakeKernel, type Loaded, type LoadOptions } from "./load.js";

import * as elf from "./structs/elf.js";
import * as files from "./structs/files.js";
import * as processes from "./structs/processes.js";
import * as signals from "./structs/signals.js";
import * as sockets from "./structs/sockets.js";
import * as time from "./structs/time.js";
import type { Struct } from "./types.js";

export * from "./structs/elf.js";
export * from "./structs/files.js";
export * from "./structs/processes.js";
export * from "./structs/signals.js";
export * from "./structs/sockets.js";
export * from "./structs/time.js";

/** Every struct. */
export const structs: readonly Struct[] = [time, files, processes, signals, sockets, elf].flatMap((module) => Object.values(module));

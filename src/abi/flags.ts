import { elf } from "./flags/elf.js";
import { files } from "./flags/files.js";
import type { FlagGroup } from "./flags/group.js";
import { memory } from "./flags/memory.js";
import { processes } from "./flags/processes.js";
import { security } from "./flags/security.js";
import { signals } from "./flags/signals.js";
import { sockets } from "./flags/sockets.js";

/** Every group of constants. No name occurs twice. */
export const flagGroups: readonly FlagGroup[] = [
  ...files, ...memory, ...processes, ...signals, ...sockets, ...security, ...elf,
];

/** Every constant by its kernel name. */
export const flags: ReadonlyMap<string, number | bigint> = new Map(
  flagGroups.flatMap((group) => [group.values, ...Object.values(group.newer)].flatMap((values) => Object.entries(values))),
);

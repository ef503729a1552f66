import { errno, errnoAliases } from "../errno.js";
import { flagGroups } from "../flags.js";
import { layout } from "../layout.js";
import { structs } from "../structs.js";
import type { FlagGroup, FlagValues } from "../flags/group.js";
import type { Header, Struct } from "../types.js";
import { notice } from "./notice.js";

/** native/generated/layout-check.c: fails to compile where a layout differs from the kernel's headers (or the C library's). */
export function layoutCheck(from: Header["from"]): string {
  const checked = structs.filter((struct) => struct.header.from === from);
  return `${notice("src/abi/structs.ts")}
${includes(from, checked.map((struct) => struct.header.file))}
${checked.map(structCheck).join("\n")}`;
}

/** native/generated/constants-check.c: likewise for errno and flags. */
export function constantsCheck(from: Header["from"]): string {
  const checked = flagGroups.filter((group) => group.from === from);
  const errors = from === "kernel" ? constants({ ...errno, ...errnoAliases }, "") : "";
  const files = [...(from === "kernel" ? ["asm/errno.h"] : []), ...checked.flatMap((group) => group.headers)];
  return `${notice("src/abi/errno.ts and src/abi/flags/")}
${includes(from, files)}
${errors}${checked.map(groupCheck).join("")}`;
}

// <linux/signal.h> and <asm/ucontext.h> rely on what these declare.
const firstKernelHeaders = ["linux/types.h", "asm/signal.h", "asm/sigcontext.h"];

function includes(from: Header["from"], files: readonly string[]): string {
  const first = from === "kernel" ? firstKernelHeaders : [];
  const all = [...new Set(["stddef.h", "linux/version.h", ...first, ...files])].map((file) => `#include <${file}>\n`).join("");
  return from === "libc" ? `#define _GNU_SOURCE\n${all}` : all;
}

function structCheck(struct: Struct): string {
  const { type, members = {}, longerThere = false, since } = struct.header;
  const size = longerThere ? [] : [`_Static_assert(sizeof(${type}) == ${struct.bytes}, "${struct.name}");`];
  const offsets = layout(struct).flatMap(({ name, offset }) => {
    const member = name in members ? members[name] : name;
    return member === null ? [] : [`_Static_assert(offsetof(${type}, ${member}) == ${offset}, "${struct.name}.${name}");`];
  });
  return guarded([...size, ...offsets].join("\n") + "\n", since);
}

function groupCheck(group: FlagGroup): string {
  const newer = Object.entries(group.newer).map(([since, values]) => guarded(constants(values, ""), since));
  const cast = { 8: "(unsigned long long)(", 4: "(__typeof__(0u))(", 2: "(", 1: "(" }[group.type.bytes];
  return constants(group.values, cast) + newer.join("");
}

function constants(values: FlagValues, cast: string): string {
  return Object.entries(values).map(([name, value]) => {
    const literal = value.toString() + (value > 0x7fffffff ? "ull" : "");
    const [left, right] = cast === "" ? [name, literal] : [`${cast}${name})`, `${cast}${literal})`];
    return `_Static_assert(${left} == ${right}, "${name}");\n`;
  }).join("");
}

/** Leaves out what the headers at hand are too old for. */
function guarded(checks: string, since: string | undefined): string {
  if (since === undefined) return checks;
  const [major, minor] = since.split(".");
  return `#if LINUX_VERSION_CODE >= KERNEL_VERSION(${major}, ${minor}, 0)\n${checks}#endif\n`;
}

import { errno, errnoAliases, restartErrno } from "../errno.js";
import { flagGroups } from "../flags.js";
import type { FlagGroup, FlagValues } from "../flags/group.js";
import { notice } from "./notice.js";

/** assembly/generated/errno.ts: positive, of the type of a result, so that a handler returns -EPERM. */
export function errnoConstants(): string {
  const all: Record<string, number> = { ...errno, ...errnoAliases, ...restartErrno };
  const rows = Object.entries(all).map(([name, value]) => `export const ${name}: i64 = ${value};`);
  return `${notice("src/abi/errno.ts")}\n${rows.join("\n")}\n`;
}

/** assembly/generated/flags.ts */
export function flagConstants(): string {
  return `${notice("src/abi/flags/")}\n${flagGroups.map(groupConstants).join("\n")}`;
}

function groupConstants(group: FlagGroup): string {
  const rows = (values: FlagValues): string =>
    Object.entries(values).map(([name, value]) => `export const ${name}: ${group.type.as} = ${literal(value, group.radix)};\n`).join("");
  const headers = group.headers.map((header) => `<${header}>`).join(", ");
  return `// ${headers}\n${[group.values, ...Object.values(group.newer)].map(rows).join("")}`;
}

function literal(value: number | bigint, radix: 8 | 10 | 16): string {
  const prefix = value === 0 || value < 0 ? "" : { 8: "0o", 10: "", 16: "0x" }[radix];
  return prefix + value.toString(prefix === "" ? 10 : radix);
}

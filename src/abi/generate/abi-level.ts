import { errno } from "../errno.js";
import { novelties, type Novelty } from "../novelties.js";
import { compareReleases, releases } from "../releases.js";
import { syscallList, syscalls, type SystemCallName } from "../syscalls.js";
import { notice } from "./notice.js";

/** What a release lacks: a whole call, or a novelty of one. */
interface Lack { readonly call: SystemCallName; readonly name: string; readonly since: string; readonly before: Novelty["before"] }

/** Functions of personalities/abi that look at what a number does not tell: before a call, where a result other than 0 is the answer; and after it. */
const before: Partial<Record<SystemCallName, { readonly code: string; readonly from: string; readonly name: string }>> = {
  clone3: { name: "checkCloneArgs", from: "./structs", code: "checkCloneArgs(cl_args, size)" },
  openat2: { name: "checkOpenHow", from: "./structs", code: "checkOpenHow(how, size)" },
  newfstatat: { name: "checkNullPath", from: "./structs", code: "checkNullPath(pathname, flags)" },
  open: { name: "openShown", from: "./shown", code: "openShown(pathname, flags)" },
  openat: { name: "openShown", from: "./shown", code: "openShown(pathname, flags)" },
};
const after: typeof before = {
  uname: { name: "showRelease", from: "./shown", code: "showRelease(result, buf)" },
  statx: { name: "trimStatx", from: "./structs", code: "trimStatx(result, statxbuf)" },
  membarrier: { name: "trimMembarrier", from: "./structs", code: "trimMembarrier(result, cmd)" },
  landlock_create_ruleset: { name: "trimLandlock", from: "./structs", code: "trimLandlock(result, flags)" },
};

/** Every lack, in the order of their numbers in reports. */
export const lacks: readonly Lack[] = [
  ...syscallList.filter(({ since }) => since !== "never" && compareReleases(since, releases[0]!) > 0)
    .map(({ name, since }): Lack => ({ call: name, name: "", since, before: "ENOSYS" })),
  ...novelties,
];

/** How old a level may be and still know it: the place in `releases` of what brought it. */
function levelOf(since: string): number {
  const index = releases.findIndex((release) => compareReleases(release, since) >= 0);
  return index < 0 ? releases.length : index;
}

/** personalities/abi/abi.ts: a class that knows what each level lacks. */
export function abiLevel(): string {
  const names = new Set<SystemCallName>([...lacks.map(({ call }) => call), ...Object.keys(before) as SystemCallName[], ...Object.keys(after) as SystemCallName[]]);
  const calls = syscallList.filter(({ name }) => names.has(name));
  const types = new Set(calls.flatMap((call) => Object.values(call.arguments).flatMap(({ as }) => as.match(/[A-Z]\w*/g) ?? [])));
  const hooks = [...Object.values(before), ...Object.values(after)];
  const modules = [...new Set(hooks.map(({ from }) => from))].map((from) =>
    `import { ${[...new Set(hooks.filter((hook) => hook.from === from).map(({ name }) => name))].join(", ")} } from "${from}";`);
  return `${notice("src/abi/novelties.ts and src/abi/syscalls.ts")}
import {
  Abi,
${[...types].map((type) => `  ${type},`).join("\n")}
} from "unweld";
import { attachReport, finishReport, missed, reportBytes, reportTo, wantsReport } from "./report";
import { isBelow, setLevel } from "./level";
${modules.join("\n")}

/** The ABI of an earlier release: what is newer is answered as a kernel of that release answered it. */
export class AbiLevel extends Abi {
  override sessionBytes(): usize { return reportBytes(); }
  override attach(base: usize, _fresh: bool): void { attachReport(base); }
  override option(name: string, value: string | null): bool {
    if (name == "level") return setLevel(value);
    return name == "report" && reportTo(value);
  }
  override wantsFinish(): bool { return wantsReport(); }
  override finish(): void { finishReport(); }

${calls.map(({ name }) => method(name)).join("\n")}}
`;
}

function method(name: SystemCallName): string {
  const parameters = Object.entries(syscalls[name].arguments);
  const lines = lacks.flatMap((lack, index) => (lack.call === name ? check(name, lack as Lack & Partial<Novelty>, index) : []));
  const hook = before[name];
  if (hook !== undefined) lines.push(`    const known = ${hook.code};`, "    if (known != 0) return known;");
  const call = `super.${name}(${parameters.map(([parameter]) => parameter).join(", ")})`;
  const then = after[name];
  lines.push(...(then === undefined ? [`    return ${call};`] : [`    const result = ${call};`, `    return ${then.code};`]));
  return `  override ${name}(${parameters.map(([parameter, { as }]) => `${parameter}: ${as}`).join(", ")}): i64 {\n${lines.join("\n")}\n  }\n`;
}

function check(name: SystemCallName, { since, before: said, argument, mask, value, where }: Lack & Partial<Novelty>, index: number): string[] {
  const level = levelOf(since);
  if (argument === undefined) return [`    if (isBelow(${level})) return missed(${index}, -${errno.ENOSYS});`];
  const conditions = [`isBelow(${level})`, `(${bits(name, argument)} & 0x${mask!.toString(16)}) == 0x${value!.toString(16)}`];
  if (where) conditions.push(`${bits(name, where.argument)} == ${where.value}`);
  const found = conditions.join(" && ");
  if (said !== "ignored") return [`    if (${found}) return missed(${index}, -${errno[said]});`];
  const { as } = (syscalls[name].arguments as Readonly<Record<string, { as: string }>>)[argument]!;
  return [`    if (${found}) {`, `      missed(${index}, 0);`, `      ${argument} = <${as}>(${bits(name, argument)} & ~<u64>0x${value!.toString(16)});`, "    }"];
}

/** An argument as 64 bits without a sign. */
function bits(name: SystemCallName, argument: string): string {
  const type = (syscalls[name].arguments as Readonly<Record<string, { as: string }>>)[argument];
  if (type === undefined) throw new Error(`${name} has no argument ${argument}`);
  return type.as === "i32" ? `<u64><u32>${argument}` : `<u64>${argument}`;
}

/** personalities/abi/names.ts: releases, and what lacks are called. */
export function abiNames(): string {
  return `${notice("src/abi/releases.ts, src/abi/novelties.ts and src/abi/syscalls.ts")}
/** Releases that may be a level, oldest first. */
export const releases: StaticArray<string> = [
${releases.map((release) => `  "${release}",`).join("\n")}
];

/** What was asked for, and what a kernel without it says, by the number of the lack. */
export function lackName(index: u32): string {
  switch (index) {
${lacks.map(({ call, name, before: said }, i) => `    case ${i}: return "${[call, ...(name ? [name] : [])].join(" ")}: ${said}";`).join("\n")}
    default: return "";
  }
}
`;
}

import { syscallList } from "../../abi/syscalls.js";
import { libcFunctions, type LibcFunction, type Value } from "./functions.js";

const numbers: ReadonlyMap<string, { nr: number; count: number }> = new Map(syscallList.map(({ name, nr, arguments: names }) => [name, { nr, count: Object.keys(names).length }]));

/**
 * The functions of libc's names in C. Their declarations come first of all, with the numbers of src/abi: what is declared there is no name
 * of the translated program's.
 */
export function wrappers(constant: (name: string) => number): { declarations: string; functions: string } {
  const named = ["AT_FDCWD", "AT_SYMLINK_NOFOLLOW", "AT_EMPTY_PATH", "AT_EACCESS", "S_IFIFO", "F_GETOWN", "EBADF"];
  return {
    declarations: [
      ...["mmap", "munmap", "write"].map((name) => `#define NR_${name} ${numberOf(name).nr}`),
      ...named.map((name) => `#define ${name} (${constant(name)}l)`),
      "#define EXPORTED __attribute__((visibility(\"default\")))",
      ...[...libcFunctions.map(({ name }) => name), "syscall"].map((name) => `EXPORTED long ${name}();`),
      "",
    ].join("\n"),
    functions: [
      ...libcFunctions.map(wrapper),
      "EXPORTED long syscall(long nr, long a0, long a1, long a2, long a3, long a4, long a5) {",
      "  static uwp_function *next;",
      "  if (uwp_answers(nr)) return uwp_result(uwp_ask(nr, a0, a1, a2, a3, a4, a5));",
      "  return uwp_next(&next, \"syscall\")(nr, a0, a1, a2, a3, a4, a5);",
      "}", "",
    ].join("\n"),
  };
}

function numberOf(name: string): { nr: number; count: number } {
  const found = numbers.get(name);
  if (found === undefined) throw new Error(`there is no system call ${name}`);
  return found;
}

function wrapper({ name, call, values, parameters, only, returns, first }: LibcFunction): string {
  const { nr, count } = numberOf(call);
  const given: readonly Value[] = values ?? Array.from({ length: count }, (_, i) => i);
  const own = parameters ?? (values === undefined ? count : highest(given) + 1);
  const list = Array.from({ length: own }, (_, i) => `a${i}`);
  const passed = Array.from({ length: 6 }, (_, i) => valueOf(given[i]));
  const asked = `uwp_ask(${[nr, ...passed].join(", ")})`;
  const answer = returns === "error" ? `-(${asked})` : returns === "a0" ? `uwp_result(${asked}) < 0 ? 0 : a0` : `uwp_result(${asked})`;
  return [
    `EXPORTED long ${name}(${list.map((parameter) => `long ${parameter}`).join(", ") || "void"}) {`,
    "  static uwp_function *next;",
    ...(first === undefined ? [] : [`  ${first}`]),
    `  if (uwp_answers(${nr})${only === undefined ? "" : ` && ${only}`}) return ${answer};`,
    `  return uwp_next(&next, "${name}")(${[...list, ...Array.from({ length: 7 - own }, () => "0")].join(", ")});`,
    "}",
  ].join("\n");
}

function valueOf(value: Value | undefined): string {
  return value === undefined ? "0" : typeof value === "number" ? `a${value}` : value;
}

/** The highest of the function's own arguments that the call's are made of. */
function highest(values: readonly Value[]): number {
  const used = values.flatMap((value) => (typeof value === "number" ? [value] : [...value.matchAll(/\ba(\d)\b/g)].map((match) => Number(match[1]))));
  return Math.max(-1, ...used);
}

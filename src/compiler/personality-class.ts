import { flags, isClass, isMethod, position, type ClassStatement, type Member, type Source } from "./ast.js";
import { CompileError } from "./compile-error.js";
import { checkSignature } from "./signature-check.js";
import type { AbiClass } from "./system-calls.js";

/** The methods of a personality that are no system calls: the runtime calls them in the course of a session. */
export const lifecycleMethods = [
  "sessionBytes", "attach", "option", "saveState", "loadState", "environment", "wantsFinish", "finish", "keepsVdso",
] as const;
export type LifecycleMethod = (typeof lifecycleMethods)[number];

export interface PersonalityClass {
  name: string;
  /** System calls it overrides. */
  calls: string[];
  lifecycle: Set<LifecycleMethod>;
}

/**
 * Reads the personality of a source file: its first exported class that extends Abi, be it through other classes of
 * the file.
 */
export function readPersonality(source: Source, abi: AbiClass): PersonalityClass {
  const classes = new Map(source.statements.filter(isClass).map((statement) => [statement.name.text, statement]));
  const chosen = [...classes.values()].find((c) => (c.flags & flags.exported) !== 0 && chainToAbi(c, classes) !== undefined);
  if (!chosen) {
    throw new CompileError(`/${source.normalizedPath}: exports no class that extends Abi; write \`export class Name extends Abi { … }\` with Abi from "unweld"`);
  }
  const personality: PersonalityClass = { name: chosen.name.text, calls: [], lifecycle: new Set() };
  const calls = new Set<string>();
  for (const statement of chainToAbi(chosen, classes)!) {
    for (const member of statement.members) addMember(member, personality, calls, abi);
  }
  personality.calls = [...calls];
  return personality;
}

/** The class and those it extends in this file, if they end at Abi. */
function chainToAbi(from: ClassStatement, classes: ReadonlyMap<string, ClassStatement>): ClassStatement[] | undefined {
  const chain: ClassStatement[] = [];
  for (let at: ClassStatement | undefined = from; at && !chain.includes(at);) {
    chain.push(at);
    const base: string | undefined = at.extendsType?.name?.identifier.text;
    if (base === undefined) return undefined;
    if (base === "Abi") return chain;
    at = classes.get(base);
  }
  return undefined;
}

function addMember(member: Member, personality: PersonalityClass, calls: Set<string>, abi: AbiClass): void {
  const name = member.name.text;
  if (!isMethod(member) || (member.flags & flags.static) !== 0) return;
  if ((lifecycleMethods as readonly string[]).includes(name)) personality.lifecycle.add(name as LifecycleMethod);
  else if (abi.calls.has(name)) {
    checkSignature(member, abi.calls.get(name)!, abi);
    calls.add(name);
  } else if ((member.flags & flags.overriding) !== 0) {
    const similar = nearest(name, [...abi.calls.keys(), ...lifecycleMethods]);
    const hint = similar === undefined ? "" : `; did you mean '${similar}'?`;
    throw new CompileError(`${position(member.name)}: '${name}' overrides nothing: no system call has this name${hint}`);
  }
}

/** The candidate that takes the fewest edits to reach, if they are few. */
function nearest(name: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const edits = distance(name, candidate);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

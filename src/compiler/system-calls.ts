import { isClass, isMethod, type Member, type Source, type TypeNode } from "./ast.js";
import { CompileError } from "./compile-error.js";

export interface SystemCall {
  name: string;
  nr: number;
  /** Parameters of its method on Abi; types as written there. */
  parameters: { name: string; type: string }[];
  result: string;
}

export interface AbiClass {
  calls: Map<string, SystemCall>;
  /** Names that the parameters' types mention and that have to be imported. */
  typeNames: Set<string>;
}

/** Types of the language itself. */
export const builtinTypes: ReadonlySet<string> = new Set("i8 i16 i32 i64 u8 u16 u32 u64 isize usize bool void string".split(" "));

/** Reads the system calls from the generated class Abi: each method names its number in its body. */
export function readAbiClass(sources: readonly Source[], assemblyName: string): AbiClass {
  const abi: AbiClass = { calls: new Map(), typeNames: new Set() };
  const found = sources
    .filter((source) => source.internalPath.startsWith(`${assemblyName}/`))
    .flatMap((source) => source.statements.filter(isClass))
    .find((statement) => statement.name.text === "Abi");
  if (!found) throw new CompileError(`/${assemblyName}: has no class Abi; generate it first`);
  for (const member of found.members) {
    if (!isMethod(member) || !member.signature) continue;
    const nr = callNumber(member);
    if (nr === undefined) continue;
    const parameters = member.signature.parameters.map((p) => ({ name: p.name.text, type: p.type.range.toString() }));
    for (const parameter of member.signature.parameters) collectTypeNames(parameter.type, abi.typeNames);
    abi.calls.set(member.name.text, { name: member.name.text, nr, parameters, result: member.signature.returnType.range.toString() });
  }
  return abi;
}

function callNumber(member: Member): number | undefined {
  const number = /syscall6\(\s*(?:<i64>)?\s*(\d+)/i.exec(member.range.toString())?.[1];
  return number === undefined ? undefined : Number(number);
}

function collectTypeNames(type: TypeNode, into: Set<string>): void {
  const name = type.name?.identifier.text;
  if (name !== undefined && !builtinTypes.has(name)) into.add(name);
  for (const argument of type.typeArguments ?? []) collectTypeNames(argument, into);
}

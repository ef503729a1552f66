import { position, type Member, type TypeNode } from "./ast.js";
import { CompileError } from "./compile-error.js";
import { builtinTypes, type AbiClass, type SystemCall } from "./system-calls.js";

/**
 * Checks that an overriding method takes and gives what its system call does. A type under a name of the source's own
 * is left to the language's compiler, whose messages are about the generated code around it.
 */
export function checkSignature(member: Member, call: SystemCall, abi: AbiClass): void {
  const { parameters, returnType } = member.signature!;
  const known = (type: TypeNode): boolean => {
    const name = type.name?.identifier.text ?? "";
    return (builtinTypes.has(name) || abi.typeNames.has(name)) && (type.typeArguments ?? []).every(known);
  };
  const agrees = (type: TypeNode, wanted: string) => !known(type) || plain(type.range.toString()) === plain(wanted);
  const fits = parameters.length === call.parameters.length && agrees(returnType, call.result) &&
    parameters.every((parameter, i) => agrees(parameter.type, call.parameters[i]!.type));
  if (fits) return;
  const own = parameters.map((p) => `${p.name.text}: ${p.type.range.toString()}`).join(", ");
  const wanted = call.parameters.map((p) => `${p.name}: ${p.type}`).join(", ");
  throw new CompileError(
    `${position(member.name)}: ${call.name}(${own}): ${returnType.range.toString()} ` +
    `does not match the system call: write ${call.name}(${wanted}): ${call.result}`,
  );
}

/** One spelling of each type: pointers are 64 bits wide. */
function plain(type: string): string {
  return type.replace(/\s+/g, "").replace(/\busize\b/g, "u64").replace(/\bisize\b/g, "i64");
}

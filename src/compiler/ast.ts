// The parts of AssemblyScript's syntax tree that the compiler reads. Its own declarations describe far more.
import "./memory64.js";
import * as assemblyscript from "assemblyscript";

// Its enums are declared `const`, which one file at a time cannot be compiled against; at run time they are objects.
const { CommonFlags, NodeKind } = assemblyscript as unknown as Record<"CommonFlags" | "NodeKind", Record<string, number>>;

export interface Range { start: number; end: number; source: Source; toString(): string }
export interface Node { kind: number; range: Range }
export interface Identifier extends Node { text: string }
export interface TypeName extends Node { identifier: Identifier; next: TypeName | null }
export interface TypeNode extends Node { name?: TypeName; typeArguments?: TypeNode[] | null }
export interface Parameter extends Node { name: Identifier; type: TypeNode }
export interface Member extends Node {
  name: Identifier;
  flags: number;
  signature?: { parameters: Parameter[]; returnType: TypeNode };
  body?: Node | null;
}
export interface Statement extends Node {
  /** Of imports and exports: the module meant. */
  internalPath?: string | null;
  path?: { value: string } | null;
  /** Of classes. */
  name?: Identifier;
  flags?: number;
  extendsType?: TypeNode | null;
  members?: Member[];
}
export interface Source { internalPath: string; normalizedPath: string; text: string; statements: Statement[] }
export interface Parser {
  sources: Source[];
  parseFile(text: string, path: string, isEntry: boolean): void;
}

export interface ClassStatement extends Statement { name: Identifier; flags: number; members: Member[] }

export function isClass(statement: Statement): statement is ClassStatement {
  return statement.kind === NodeKind["ClassDeclaration"];
}
export function isMethod(member: Member): boolean {
  return member.kind === NodeKind["MethodDeclaration"];
}
export function isImport(statement: Statement): boolean {
  return statement.kind === NodeKind["Import"];
}
export const flags = {
  exported: CommonFlags["Export"]!,
  overriding: CommonFlags["Override"]!,
  private: CommonFlags["Private"]!,
  protected: CommonFlags["Protected"]!,
  static: CommonFlags["Static"]!,
};

/** Where a node stands, as `file:line:column`. */
export function position(node: Node): string {
  const before = node.range.source.text.slice(0, node.range.start).split("\n");
  return `/${node.range.source.normalizedPath}:${before.length}:${before.at(-1)!.length + 1}`;
}

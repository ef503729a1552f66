import path from "node:path";
import ts from "typescript";
import { CompileError } from "../compiler/compile-error.js";
import { projectRoot } from "../compiler/paths.js";

const configPath = path.join(projectRoot, "tsconfig.assembly.json");
const library = path.join(projectRoot, "assembly/");

/**
 * Checks personalities as an editor does: TypeScript refuses what AssemblyScript lets through, such as
 * `flags & MASK != 0`. Throws a CompileError with a `file:line:column: message` line for each fault.
 */
export function checkTypes(sources: readonly string[]): void {
  const config = ts.getParsedCommandLineOfConfigFile(configPath, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} });
  if (!config) throw new Error(`cannot read ${configPath}`);
  const program = ts.createProgram([...sources], config.options);
  const faults = program.getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !file.fileName.startsWith(library))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]);
  if (faults.length > 0) throw new CompileError(faults.map(format).join("\n"));
}

function format({ file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n  ");
  if (!file) return message;
  const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${path.resolve(file.fileName)}:${line + 1}:${character + 1}: ${message}`;
}

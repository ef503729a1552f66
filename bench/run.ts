import { spawnSync } from "node:child_process";

/** A program's standard output. Throws, with its complaints, if it fails. */
export function run(command: readonly string[]): string {
  const { status, signal, stdout, stderr, error } = spawnSync(command[0]!, command.slice(1), { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${error?.message ?? signal ?? status}\n${stderr}`);
  return stdout;
}

import { attemptAll, type Finding } from "./attempts.js";
import { findingsTable } from "./table.js";
import { release, userInfo } from "node:os";

/** Prints which mechanisms work; sets the exit status 1 if programs cannot be run. */
export function probe(json: boolean): void {
  const findings = attemptAll();
  if (json) process.stdout.write(`${JSON.stringify({ kernel: release(), uid: process.getuid!(), findings }, null, 2)}\n`);
  else process.stdout.write(`Linux ${release()}, ${userName()}\n\n${findingsTable(findings, process.stdout)}\n`);
  if (findings.some(({ needed, works }) => needed && !works)) process.exitCode = 1;
}

export type { Finding };

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid!()}`;
  }
}

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import path from "node:path";
import { readCounts, type Counts } from "../../boundary/report/counts.js";
import { reportPage } from "../../boundary/report/html.js";
import { reportTable } from "../../boundary/report/table.js";
import { Failure } from "../failure.js";
import { save } from "../save.js";
import { countingImage } from "./counting-image.js";

export interface ReportRequest {
  /** Personalities, top first. */
  readonly stack: readonly string[];
  /** Arguments of the image: its options. */
  readonly options: readonly string[];
  readonly command: readonly string[];
  /** The set as the user wrote it. */
  readonly boundary: string;
  readonly json: boolean;
  /** Where to; standard error without. */
  readonly out: string | undefined;
  readonly html: string | undefined;
}

/** Signals that a user sends to this process alone are meant for the command. */
const passedOn: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"];
const failed = 125;

/** Runs the command while its calls are counted, reports, and gives the status to end with: the command's. */
export async function report(request: ReportRequest): Promise<number> {
  const image = await countingImage(request.stack);
  const folder = await mkdtemp(path.join(tmpdir(), "unweld-boundary-")).catch((error: NodeJS.ErrnoException) => {
    throw new Failure("cannot report", `a folder for what is counted cannot be made in ${tmpdir()}: ${error.code}`, "name another place in the environment variable TMPDIR");
  });
  try {
    const file = path.join(folder, "counts");
    const status = await run(image, ["-o", `counts=${file}`, ...request.options, "--", ...request.command]);
    const text = await readFile(file, "utf8").catch(() => undefined);
    // Unweld or the command's start failed, and has said so.
    if (text === undefined) return status;
    const counts = readCounts(text);
    if (counts === undefined) throw new Failure("cannot report", "what was counted could not be written whole", `make room in ${tmpdir()}`);
    write(counts, request);
    return status;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(image: string, args: readonly string[]): Promise<number> {
  const child = spawn(image, args, { stdio: "inherit" });
  for (const signal of passedOn) process.on(signal, () => { if (signal !== "SIGINT" && signal !== "SIGQUIT") child.kill(signal); });
  return new Promise((resolve, reject) => {
    child.on("error", ({ message }) => { reject(new Failure("cannot run the image", message, "see whether it may be executed")); });
    child.on("close", (code, signal) => { resolve(signal === null ? code ?? failed : 128 + constants.signals[signal]); });
  });
}

function write(counts: Counts, request: ReportRequest): void {
  const { json, out, html, boundary, stack, command } = request;
  const text = json
    ? `${JSON.stringify({ command, personalities: stack, boundary, ...counts }, undefined, 2)}\n`
    : reportTable(counts, process.stderr.columns ?? 120);
  if (out === undefined) process.stderr.write(text);
  else save(out, text, "name another file with -o");
  if (html !== undefined) save(html, reportPage(counts, request), "name another file with --html");
}

import { catalogue, type Case } from "../conform/catalogue.js";
import { conform as run } from "../conform/conform.js";
import { matrix } from "../conform/matrix.js";
import { page } from "../conform/page.js";
import { isRegression } from "../conform/results.js";
import { subjectsOf } from "../conform/subjects.js";
import { fewerUsers, users, type User } from "../guests/users.js";
import { runnable } from "../mechanisms/index.js";
import { Failure } from "./failure.js";
import { mechanismOf } from "./mechanism.js";
import { save } from "./save.js";
import { stockImage } from "./stock.js";

export interface ConformOptions {
  case: string[];
  user?: string;
  json?: boolean;
  html?: string;
}

/** Runs the catalogue of what breaks natively and under mechanisms; sets the exit status 1 if a cell is not as expected. */
export async function conform(names: readonly string[], options: ConformOptions): Promise<void> {
  const mechanisms = names.length === 0 ? runnable : names.map(mechanismOf);
  const cases = options.case.length === 0 ? catalogue : options.case.map(caseOf);
  const results = await run({ cases, subjects: await subjectsOf(mechanisms, stockImage("none")), user: userOf(options.user), progress: progress() });
  if (options.html !== undefined) save(options.html, page(results), "name another place with --html FILE");
  process.stdout.write(options.json === true ? `${JSON.stringify(results, null, 2)}\n` : matrix(results, process.stdout));
  const named = results.columns.filter(({ mechanism, whyNot }) => whyNot !== undefined && names.includes(mechanism));
  if (named.length > 0) {
    throw new Failure(`cannot use ${named[0]!.mechanism} here`, named[0]!.whyNot!, "`unweld probe` tells what is missing");
  }
  if (results.rows.some(({ cells }) => cells.some(isRegression))) process.exitCode = 1;
}

function caseOf(id: string): Case {
  const found = catalogue.find((each) => each.id === id.toUpperCase());
  if (found !== undefined) return found;
  throw new Failure(`cannot run the case ${id}`, "there is none of this name", `cases are ${catalogue[0]!.id} to ${catalogue.at(-1)!.id}`);
}

function userOf(name: string | undefined): User {
  if (name === undefined) return { name: "self" };
  const found = users.find((user) => user.name === name);
  if (found !== undefined) return found;
  const why = fewerUsers === undefined ? "there is none of this name" : "only root can run programs as another user";
  throw new Failure(`cannot run programs as ${name}`, why, fewerUsers === undefined ? "name root or nobody" : "leave --user out");
}

/** To stderr: one line that is written anew on a terminal, else a line each tenth of the way. */
function progress(): (done: number, all: number) => void {
  const { isTTY } = process.stderr;
  let shown = 0;
  return (done, all) => {
    const tenth = Math.floor((done * 10) / all);
    if (isTTY) process.stderr.write(done === all ? "\r\x1b[K" : `\r\x1b[K${done} of ${all} programs`);
    else if (tenth > shown) process.stderr.write(`${done} of ${all} programs\n`);
    shown = tenth;
  };
}

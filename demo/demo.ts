// Does the main job on real input and shows what came of it. Run by scripts/demo.
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { styleText } from "node:util";
import Table from "cli-table3";
import { median } from "simple-statistics";
import { imageOf } from "../src/cli/image.js";
import { projectRoot } from "../src/compiler/paths.js";
import { overriddenCalls, writeCounter } from "./counting.js";
import { readPhases } from "./phases.js";
import { packagedFiles, sourcePackage } from "./source-package.js";
import { unprivilegedUser } from "./unprivileged.js";

const rounds = 3;
const listedEntries = 14;
const listedCalls = 8;

const unweld = path.join(projectRoot, "bin/unweld");
const buildScript = path.join(projectRoot, "demo/build.sh");
const user = unprivilegedUser();

function run(command: readonly string[]): string {
  const [file, ...args] = [...user.prefix, ...command];
  const { status, signal, stdout, stderr, error } = spawnSync(file!, args, { encoding: "utf8", cwd: user.folder, maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${error?.message ?? signal ?? status}\n${stderr}`);
  return stdout;
}

function title(text: string): void {
  process.stdout.write(`\n${process.stdout.isTTY ? styleText("bold", text) : text}\n`);
}

function freshFolder(name: string): string {
  run(["rm", "-rf", name]);
  run(["mkdir", name]);
  return path.join(user.folder, name);
}

/** Entries of a listing that a plain file of root's does not look like. */
function showNotable(listing: string): void {
  const lines = listing.trimEnd().split("\n").filter((line) => /^[-bcdlps]/.test(line));
  const notable = lines.filter((line) => !/^[-d][rwx-]{9} +\S* ?root\/root /.test(line) || /^.{3}[sS]|^.{6}[sS]/.test(line));
  const [first, rest] = [notable.slice(0, listedEntries), lines.length - Math.min(notable.length, listedEntries)];
  process.stdout.write(first.map((line) => `  ${line}\n`).join(""));
  process.stdout.write(`  … and ${rest} more, of them ${lines.length - notable.length} plain ones of root/root\n`);
}

/** Counts each call above and below the personality, in a run of its own. */
async function countCalls(list: string): Promise<Map<string, { reflected: number; passed: number }>> {
  const calls = overriddenCalls("fakeroot");
  const layers = ["above", "below"].map((place) => {
    const source = path.join(user.folder, `${place}.ts`);
    writeCounter(source, place, calls);
    return source;
  });
  const image = path.join(user.folder, "counting");
  writeFileSync(image, readFileSync(await imageOf([layers[0]!, "fakeroot", layers[1]!])));
  chmodSync(image, 0o755);
  const file = (place: string) => path.join(user.folder, `${place}.counts`);
  run([image, "-o", `above=${file("above")}`, "-o", `below=${file("below")}`, "--", buildScript, list, freshFolder("counted")]);
  const read = (place: string) => new Map(readFileSync(file(place), "utf8").trim().split("\n").map((line) => {
    const [name, count] = line.split(" ");
    return [name!, Number(count)];
  }));
  const [above, below] = [read("above"), read("below")];
  return new Map(calls.map((name) => [name, { reflected: above.get(name)!, passed: below.get(name)! }]));
}

function showTimes(native: Map<string, number>[], reflected: Map<string, number>[]): void {
  const table = new Table({
    head: ["phase", "native", "unweld", "ratio"], colAligns: ["left", "right", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  for (const name of native[0]!.keys()) {
    const of = (runs: Map<string, number>[]) => median(runs.map((phases) => phases.get(name)!));
    const ratio = median(native.map((phases, i) => reflected[i]!.get(name)! / phases.get(name)!));
    table.push([name, `${of(native).toFixed(0)} ms`, `${of(reflected).toFixed(0)} ms`, `${ratio.toFixed(2)}`]);
  }
  process.stdout.write(`${table.toString()}\n`);
}

function showCalls(counts: Map<string, { reflected: number; passed: number }>): void {
  const table = new Table({
    head: ["system call", "reflected", "made below it"], colAligns: ["left", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  const rows = [...counts].sort(([, a], [, b]) => b.reflected - a.reflected);
  const number = (n: number) => n.toLocaleString("en");
  for (const [name, { reflected, passed }] of rows.slice(0, listedCalls)) table.push([name, number(reflected), number(passed)]);
  const sum = (of: "reflected" | "passed", from: number) => number(rows.slice(from).reduce((total, [, count]) => total + count[of], 0));
  table.push([`${rows.filter(([, { reflected }]) => reflected > 0).length - listedCalls} others`, sum("reflected", listedCalls), sum("passed", listedCalls)]);
  table.push(["together", sum("reflected", 0), sum("passed", 0)]);
  process.stdout.write(`${table.toString()}\n`);
}

try {
  const files = packagedFiles();
  const list = path.join(user.folder, "files");
  writeFileSync(list, files.map(({ mode, owner, group, path }) => `${mode} ${owner} ${group} ${path}\n`).join(""));
  title(`The ${files.length} files of Debian's package ${sourcePackage}, packed anew by uid ${user.uid} under \`unweld run -p fakeroot\``);

  const [native, reflected]: [Map<string, number>[], Map<string, number>[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const [plain, faked] = [freshFolder("native"), freshFolder("unweld")];
    run([buildScript, list, plain, "native"]);
    native.push(readPhases(path.join(plain, "phases")));
    run([unweld, "run", "-p", "fakeroot", "--", buildScript, list, faked]);
    reflected.push(readPhases(path.join(faked, "phases")));
  }

  title("tar --xattrs -tvf demo.tar");
  showNotable(run(["tar", "--xattrs", "-tvf", "unweld/demo.tar"]));
  title("dpkg-deb --contents demo.deb");
  showNotable(run(["dpkg-deb", "--contents", "unweld/demo.deb"]));
  title("The same files on the disk");
  process.stdout.write(run(["sh", "-c", "cd unweld/tree && ls -ld dev/null usr/bin/passwd usr/bin/chage srv/www/index.html | sed 's/^/  /'"]));

  title(`Time, medians of ${rounds} interleaved rounds; natively without the owners, devices and capabilities that are refused there`);
  showTimes(native, reflected);
  title("Where calls were answered: made by the programs and reflected; made in turn by the personality");
  showCalls(await countCalls(list));
  const static_ = spawnSync("busybox", ["true"]).error === undefined;
  process.stdout.write(`\nInstalled by dynamic programs${static_ ? " and the static busybox" : "; there is no static busybox here"}.\n`);
} finally {
  rmSync(user.folder, { recursive: true, force: true });
}

// Does the main job on real input and shows what came of it. Run by scripts/demo; an argument is the number of rounds.
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
import { packagedFiles, sourcePackage, type PackagedFile } from "./source-package.js";
import { unprivilegedUser } from "./unprivileged.js";

const rounds = Number(process.argv[2] ?? 3);
const listedEntries = 12;
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

/** Which programs besides the dynamic ones of every Debian have a part in it. */
function others(): string {
  const parts = [["busybox", "the static busybox gives files away"], ["gosu", "gosu, a static Go program, becomes www-data"]] as const;
  return parts.map(([name, does]) => (spawnSync("which", [name]).status === 0 ? does : `${name} is not installed`)).join("; ");
}

function freshFolder(name: string): string {
  run(["rm", "-rf", name]);
  run(["mkdir", name]);
  return path.join(user.folder, name);
}

/** Entries of a listing that a plain file of root's does not look like. */
function showNotable(listing: string): void {
  // An entry's extended attributes are on lines of their own.
  const lines = listing.trimEnd().replace(/\n {2}x:/g, " x:").split("\n").filter((line) => /^[-bcdlps]/.test(line));
  const notable = lines.filter((line) => !/^[-dl][rwx-]{9}\S* +root\/root /.test(line));
  process.stdout.write(notable.slice(0, listedEntries).map((line) => `  ${line}\n`).join(""));
  const hidden = Math.max(0, notable.length - listedEntries);
  process.stdout.write(`  … and ${hidden > 0 ? `${hidden} more such and ` : ""}${lines.length - notable.length} plain ones of root/root\n`);
}

/** Holds the owners and modes in the package to those that dpkg gave the files here. */
function checkPackage(listing: string, files: readonly PackagedFile[]): void {
  const packed = new Map(listing.trimEnd().split("\n").map((line) => {
    const [mode, owner, , , , name] = line.split(/\s+/);
    return [name!.slice(1), `${mode} ${owner}`];
  }));
  const wrong = files.filter(({ mode, owner, group, path }) => packed.get(path) !== `-${modeText(mode)} ${owner}/${group}`);
  if (wrong.length > 0) throw new Error(`${wrong.length} files are packed otherwise than they are installed:\n${wrong.map(({ path }) => path).join("\n")}`);
  process.stdout.write(`  Compared: all ${files.length} files have the owners and modes in there that they have installed.\n`);
}

/** The nine letters of an octal mode. */
function modeText(mode: string): string {
  const bits = parseInt(mode, 8);
  const letters = [..."rwxrwxrwx"].map((letter, i) => ((bits >> (8 - i)) & 1 ? letter : "-"));
  for (const [bit, index, letter] of [[0o4000, 2, "s"], [0o2000, 5, "s"], [0o1000, 8, "t"]] as const) {
    if (bits & bit) letters[index] = letters[index] === "x" ? letter : letter.toUpperCase();
  }
  return letters.join("");
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
  process.stdout.write(`  ${others()}\n`);

  const [native, reflected]: [Map<string, number>[], Map<string, number>[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const [plain, faked] = [freshFolder("native"), freshFolder("unweld")];
    run([buildScript, list, plain, "native"]);
    native.push(readPhases(path.join(plain, "phases")));
    run([unweld, "run", "-p", "fakeroot", "--", buildScript, list, faked]);
    reflected.push(readPhases(path.join(faked, "phases")));
  }

  title("tar --xattrs -tvvf demo.tar");
  showNotable(run(["tar", "--xattrs", "--xattrs-include=*", "-tvvf", "unweld/demo.tar"]));
  title("dpkg-deb --contents demo.deb");
  const contents = run(["dpkg-deb", "--contents", "unweld/demo.deb"]);
  showNotable(contents);
  checkPackage(contents, files);
  title("The same files on the disk");
  process.stdout.write(run(["sh", "-c", "cd unweld/tree && ls -ld dev/null usr/bin/passwd usr/bin/chage srv/www/index.html | sed 's/^/  /'"]));

  title(`Time, ${rounds === 1 ? "one round" : `medians of ${rounds} interleaved rounds`}; natively without the owners, devices and capabilities that are refused there`);
  showTimes(native, reflected);
  title("Where calls were answered: made by the programs and reflected; made in turn by the personality");
  showCalls(await countCalls(list));
} finally {
  rmSync(user.folder, { recursive: true, force: true });
}

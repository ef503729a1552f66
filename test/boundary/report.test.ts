import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { keptInKernel, readCounts, type AskedCall, type Counts } from "../../src/boundary/report/counts.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { lookAt, noBrowser } from "../cli/browser.js";
import { asNobody, command, fixtures, notRoot, ownCache, run, temporaryFolder, unweld } from "../cli/unweld.js";

const folder = temporaryFolder();
const env = ownCache(path.join(folder, "cache"));
const guest = path.join(folder, "known-calls");
/** The image is compiled the first time. */
const timeout = 600_000;

before(() => {
  chmodSync(folder, 0o755);
  execFileSync("gcc", ["-O2", "-Wall", "-Werror", "-pthread", "-o", guest, path.join(projectRoot, "test/boundary/fixtures/known-calls.c")]);
});

type Report = Counts & { command: string[]; personalities: string[]; boundary: string };

function reported(args: readonly string[], words: readonly string[], status: number): Report {
  const out = path.join(folder, "report.json");
  const outcome = unweld(["boundary", ...args, "--json", "-o", out, "--", ...words], { env, timeout });
  assert.deepEqual([outcome.status, outcome.stderr], [status, ""]);
  return JSON.parse(readFileSync(out, "utf8")) as Report;
}

function call(report: Counts, name: string): AskedCall {
  const found = report.calls.find((asked) => asked.name === name);
  assert.ok(found, `${name} was not asked for`);
  return found;
}

const getppids = 4 * 1000 + 3 * 500 + 7;

test("calls of threads, children and executed programs are counted exactly", () => {
  const report = reported([], [guest], 4);
  assert.deepEqual([report.command, report.personalities, report.boundary], [[guest], ["none"], "all"]);
  assert.deepEqual(call(report, "getppid"), { name: "getppid", nr: 110, times: getppids, image: 0, library: 0, by: [{ program: guest, times: getppids }], kernel: [{ name: "getppid", nr: 110, times: getppids }], refused: [] });
  assert.equal(call(report, "sysinfo").times, 10);
  const { times, library, kernel } = call(report, "clock_gettime");
  assert.deepEqual([times, library, kernel], [25, 20, [{ name: "clock_gettime", nr: 228, times: 5 }]]);
  assert.equal(call(report, "execve").times, 1);
  assert.deepEqual(report.programs, [guest]);
});

test("strace counts the same", (t) => {
  if (run("sh", ["-c", "command -v strace"]).status !== 0) { t.skip("strace is not installed"); return; }
  const log = path.join(folder, "strace");
  run("strace", ["-f", "-qq", "-o", log, guest]);
  const native = new Map<string, number>();
  for (const [, name] of readFileSync(log, "utf8").matchAll(/^\d+ +(\w+)\(/gm)) native.set(name!, (native.get(name!) ?? 0) + 1);
  const report = reported([], [guest], 4);
  // The first execve is made before anybody counts; waits on a lock depend on who is first.
  native.set("execve", native.get("execve")! - 1);
  for (const name of native.keys()) {
    if (/^(futex|restart_syscall|madvise)$/.test(name)) continue;
    assert.equal(call(report, name).times - call(report, name).library, native.get(name), name);
  }
});

test("what a personality answers is in the image, what it passes on in the kernel, as what it became", () => {
  const report = reported(["-p", path.join(fixtures, "forty-two.ts")], [guest], 4);
  const { times, image, kernel } = call(report, "getppid");
  assert.deepEqual([times, image, kernel], [getppids, getppids, []]);
  assert.ok(keptInKernel(report).every(({ name }) => name !== "getppid"));
  const faked = reported(["-p", "fakeroot"], ["sh", "-c", "exec stat -c %u /"], 0);
  assert.ok(call(faked, "geteuid").image > 0);
  assert.ok(keptInKernel(faked).length > 10);
});

test("what a boundary refuses is told", () => {
  const report = reported(["--boundary", "no-legacy"], [guest], 4);
  const { times, kernel, refused } = call(report, "open");
  assert.deepEqual([times, kernel, refused], [6, [], [{ name: "open", nr: 2, times: 6 }]]);
  assert.equal(report.boundary, "no-legacy");
});

test("the table goes to standard error, and the status is the command's", () => {
  const { status, stdout, stderr } = unweld(["boundary", "--", "sh", "-c", "echo printed; exit 9"], { env, timeout });
  assert.deepEqual([status, stdout], [9, "printed\n"]);
  assert.match(stderr, /│ call +│ asked │ by +│ image │ library │ kernel +│ refused │/);
  assert.match(stderr, /\n1 program asked \d+ times, for \d+ calls: .* made in the kernel, by \d+ calls\n$/);
  assert.equal(unweld(["boundary", "--", "sh", "-c", "kill -TERM $$"], { env, timeout }).status, 128 + 15);
  assert.equal(unweld(["boundary", "--", "/nonexistent"], { env, timeout }).status, 127);
});

test("the map is one page that needs nothing else", () => {
  const html = path.join(folder, "map.html");
  assert.equal(unweld(["boundary", "--html", html, "--", guest, "<&>"], { env, timeout }).status, 0);
  const page = readFileSync(html, "utf8");
  assert.match(page, /<title>Boundary map: .*known-calls &lt;&amp;&gt;<\/title>/);
  assert.equal([...page.matchAll(/<li class="(kernel|refused|library|image|unused)"/g)].length, 385);
  assert.ok(page.includes('name="viewport"') && page.includes("prefers-color-scheme: dark"));
  assert.doesNotMatch(page, /(src|href|url)\s*[=(]|<script|@import/);
});

test("a browser shows the map whole, on a desk and on a phone, in light and dark", { skip: noBrowser }, async () => {
  const html = path.join(folder, "shown.html");
  assert.equal(unweld(["boundary", "--boundary", "no-legacy", "--html", html, "--", guest], { env, timeout }).status, 4);
  await lookAt(html, async (page) => {
    assert.equal(await page.locator(".map li").count(), 385);
    for (const kind of ["kernel", "refused", "unused"]) assert.ok(await page.locator(`li.${kind}`).first().isVisible(), kind);
    const cut = await page.evaluate("[...document.querySelectorAll('.map span')].filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent)");
    assert.deepEqual(cut, [], "names are cut off");
  });
});

test("an ordinary user gets a report as well", { skip: notRoot }, () => {
  const words = ["boundary", "--", "sh", "-c", "exit 2"];
  const { status, stderr } = run(asNobody[0]!, [...asNobody.slice(1), command, ...words], { env: { ...process.env, XDG_CACHE_HOME: "/nonexistent", HOME: "/nonexistent" }, timeout });
  assert.equal(status, 2, stderr);
  assert.match(stderr, /1 program asked/);
});

test("wrong options are refused", () => {
  assert.match(unweld(["boundary", "--html"]).stderr, /cannot use the boundary|option '--html|argument missing/);
  assert.match(unweld(["boundary", "--html", "--"]).stderr, /^unweld: /);
  assert.match(unweld(["boundary", "--bogus", "--", "true"]).stderr, /there is no option --bogus of boundary/);
  assert.match(unweld(["boundary", "--"]).stderr, /expected a COMMAND, got nothing/);
  assert.match(unweld(["boundary", "--boundary", "nothing", "--", "true"]).stderr, /nothing is none of all, no-legacy/);
  const nowhere = unweld(["boundary", "-o", "/nonexistent/x", "--", "true"], { env, timeout });
  assert.deepEqual([nowhere.status, /cannot write \/nonexistent\/x/.test(nowhere.stderr)], [125, true]);
  assert.ok(!existsSync("/nonexistent"));
});

test("counts that are not whole are none", () => {
  assert.equal(readCounts("count 1006e0000fff0 3\n"), undefined);
  assert.deepEqual(readCounts("end\n"), { calls: [], programs: [] });
});

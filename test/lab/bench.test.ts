import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { microCases } from "../../src/lab/cases.js";
import { allCalls, programsBy } from "../../src/lab/macro.js";
import { labPage } from "../../src/lab/page.js";
import type { LabResults, Measurement } from "../../src/lab/results.js";
import { summary } from "../../src/lab/spread.js";
import { resultsText } from "../../src/lab/table.js";
import { ways } from "../../src/lab/ways.js";
import { lookAt, noBrowser } from "../cli/browser.js";
import { unweld } from "../cli/unweld.js";
import { calledMusl } from "../library/musl.js";

let folder = "";
before(() => { folder = mkdtempSync(path.join(tmpdir(), "unweld-test-")); });
after(() => { rmSync(folder, { recursive: true, force: true }); });

const machine = { kernel: "6.1", cpu: "a processor", cpus: 2, memory: "4 GiB", fsgsbase: true, uid: 1000, loadBefore: 0.5, date: "2026-01-01" };
const measurements: Measurement[] = ways.flatMap(({ name: by }, i) => [
  ...microCases.map(({ name }) => summary({ by, case: name, threads: 1, unit: "ns" as const }, [{ native: 100, reflected: 10 + i * 5000 }, { native: 120, reflected: 14 + i * 6000 }])),
  ...(i > 0 ? [] : Object.entries(programsBy).flatMap(([way, programs]) => programs.map(({ name }) => (
    summary({ by: allCalls(way), case: name, threads: 1, unit: "ms" as const }, [{ native: 20, reflected: 22 }]))))),
]);
const results: LabResults = { machine, command: "unweld bench", measurements, omissions: [{ by: "notify", case: "answered", why: "it is <not> here" }] };

test("pairs are compared within themselves", () => {
  const { ratio, native, rounds } = summary({ by: "x", case: "answered", threads: 1, unit: "ns" }, [{ native: 1, reflected: 2 }, { native: 10, reflected: 20 }, { native: 2, reflected: 8 }]);
  assert.deepEqual([ratio.median, native.median, rounds], [2, 2, 3]);
});

test("the text has a row for everything measured and says what was left out", () => {
  const text = resultsText(results);
  for (const { what } of [...microCases, ...Object.values(programsBy).flat()]) assert.ok(text.includes(what), what);
  assert.match(text, /Left out: notify, a call answered by a handler \(it is <not> here\)\./);
});

test("what is left out for one reason is said once a mechanism", () => {
  const omissions = ["answered", "answered", "passed-on"].map((name) => ({ by: "vdso", case: name, why: "it cannot" }));
  assert.match(resultsText({ ...results, omissions }), /\n\nLeft out: vdso, 2 cases \(it cannot\)\.$/);
});

test("a supervisor is held against one that only lets calls go on, and does not claim what it does not see", () => {
  const { status, stdout, stderr } = unweld(["bench", "trace", "--quick", "--json"]);
  assert.deepEqual([status, stderr], [0, ""]);
  const found = JSON.parse(stdout) as LabResults;
  const { floor } = found.measurements.find((one) => one.case === "passed-on" && one.threads === 1)!;
  assert.ok(floor !== undefined && floor.time.median > 0 && floor.ratio.lower <= floor.ratio.median);
  const why = "it is not reflected: its functions make no call";
  assert.deepEqual(found.omissions, ["clock", "clock-answered"].map((name) => ({ by: "trace", case: name, why })));
  assert.ok(resultsText(found).includes("against the floor"));
});

test("one mechanism is measured, each case against the native call", () => {
  const page = path.join(folder, "page.html");
  const { status, stdout, stderr } = unweld(["bench", "rewrite", "--quick", "--json", "--html", page]);
  assert.deepEqual([status, stderr], [0, ""]);
  const found = JSON.parse(stdout) as LabResults;
  assert.deepEqual(found.omissions.map(({ by, case: name }) => `${by}: ${name}`), ["rewrite, all calls: programs", "libc, all calls: programs"]);
  assert.deepEqual(new Set(found.measurements.map((one) => one.case)), new Set(microCases.map(({ name }) => name)));
  for (const { case: name, ratio, native, reflected } of found.measurements) {
    assert.ok(native.median > 0 && reflected.median > 0 && ratio.lower <= ratio.median && ratio.median <= ratio.upper, name);
  }
  assert.match(readFileSync(page, "utf8"), /<svg role="img"/);
});

test("calls by the image's functions are measured under an image and without", () => {
  const { status, stdout, stderr } = unweld(["bench", "symbol", "--quick", "--json"]);
  assert.deepEqual([status, stderr], [0, ""]);
  const { measurements: found, omissions } = JSON.parse(stdout) as LabResults;
  assert.deepEqual(omissions, []);
  const time = (by: string, name: string): number => found.find((one) => one.by === by && one.case === name && one.threads === 1)!.reflected.median;
  assert.ok(time("symbol", "answered") * 3 < time("symbol, no image", "not-overridden"), "an answered call does not reach the kernel");
  assert.ok(found.some((one) => one.case === "every-call"));
});

const musl = calledMusl();

test("calls by a libc that calls the image are measured", { skip: "whyNot" in musl && musl.whyNot }, () => {
  const { status, stdout, stderr } = unweld(["bench", "libc", "--quick", "--json"]);
  assert.deepEqual([status, stderr], [0, ""]);
  const { measurements: found, omissions } = JSON.parse(stdout) as LabResults;
  assert.deepEqual(omissions, []);
  assert.deepEqual(new Set(found.map((one) => one.case)), new Set(microCases.map(({ name }) => name)));
  const answered = found.find((one) => one.case === "answered" && one.threads === 1)!;
  assert.ok(answered.ratio.median < 0.5, "an answered call does not reach the kernel");
});

test("a mechanism that sees few calls says once why it is not measured for the others", () => {
  const { stdout, stderr } = unweld(["bench", "vdso", "--quick"]);
  assert.equal(stderr, "");
  assert.match(stdout, /a function of the vDSO answered by a handler/);
  assert.deepEqual(stdout.match(/Left out.*/g), ["Left out: vdso, 6 cases (it is not reflected: the vDSO has functions for these calls alone)."]);
});

test("a mechanism that is none is refused by name", () => {
  const { status, stderr } = unweld(["bench", "magic"]);
  assert.equal(status, 125);
  assert.match(stderr, /^unweld: cannot run by magic\n/);
});

test("a browser shows the page whole, on a desk and on phones, in light and dark", { skip: noBrowser }, async () => {
  const file = path.join(folder, "lab.html");
  writeFileSync(file, labPage(results));
  await lookAt(file, async (page, [width, colorScheme]) => {
    const seen = await page.evaluate(`(() => {
      const plots = [...document.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0);
      const ink = getComputedStyle(plots[0].querySelector("text")).fill;
      return { plots: plots.length, ink, ground: getComputedStyle(document.body).backgroundColor,
        outside: plots.filter((svg) => [...svg.querySelectorAll("text")].some((text) => text.getBoundingClientRect().top < svg.getBoundingClientRect().top - 2 || text.getBoundingClientRect().left < svg.getBoundingClientRect().left - 2 || text.getBoundingClientRect().right > svg.getBoundingClientRect().right + 2)).length };
    })()`) as { plots: number; ink: string; ground: string; outside: number };
    assert.equal(seen.plots, width > 640 ? 3 : 2 + Math.ceil(ways.length / 7));
    assert.equal(seen.outside, 0, "a text is cut off");
    assert.deepEqual([seen.ink, seen.ground], colorScheme === "light" ? ["rgb(28, 32, 36)", "rgb(252, 252, 253)"] : ["rgb(232, 234, 237)", "rgb(17, 19, 22)"]);
  }, [[1000, "light"], [390, "dark"], [360, "light"]]);
});

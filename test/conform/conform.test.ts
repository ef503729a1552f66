import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { catalogue } from "../../src/conform/catalogue.js";
import { conform } from "../../src/conform/conform.js";
import { page } from "../../src/conform/page.js";
import { isRegression } from "../../src/conform/results.js";
import { subjectsOf } from "../../src/conform/subjects.js";
import { users } from "../../src/guests/users.js";
import { lookAt, noBrowser } from "../cli/browser.js";
import { runnable } from "../../src/mechanisms/index.js";
import { imageUnderTest } from "../guests/stage.js";

/** Of each area, what takes little time and tells mechanisms apart. Under `rewrite` test/guests runs all guests. */
const chosen = new Set([
  "WB-001", "WB-006", "WB-009", "WB-015", "WB-022", "WB-026", "WB-028", "WB-041", "WB-044", "WB-060", "WB-069", "WB-079", "WB-087", "WB-092",
  "WB-100", "WB-103", "WB-111", "WB-114", "WB-117", "WB-119", "WB-136", "WB-137", "WB-155",
]);
const cases = catalogue.filter(({ id }) => chosen.has(id));

const subjects = await subjectsOf(runnable.filter(({ name }) => name !== "rewrite"), imageUnderTest());
for (const { mechanism: { name }, whyNot } of subjects) {
  if (whyNot !== undefined) test(`cases under ${name}`, { skip: whyNot }, () => {});
}
for (const user of users) {
  test(`cases come out as natively, but for known limits, as ${user.name}`, async (t) => {
    const { rows } = await conform({ cases, subjects, user });
    for (const row of rows) {
      for (const cell of row.cells) {
        await t.test(`${row.id} under ${cell.mechanism}, as ${user.name}: ${row.title}`, (t) => {
          if (cell.outcome === "unshown") t.skip(row.notShownBy.map(({ because }) => because).join("; "));
          assert.ok(!isRegression(cell), cell.outcome === "mended" ? `it has a known limit: ${cell.reason}` : cell.differs);
        });
      }
    }
  });
}

const rows = cases.map(({ id, severity, area, title, mustHold }) => ({
  id, severity, area, title, mustHold, shownBy: ["x"], notShownBy: [],
  cells: runnable.map(({ name }) => ({ mechanism: name, outcome: "wrong" as const, differs: "<b> & \"c\"" })),
}));
const columns = runnable.map(({ name, title }) => ({ mechanism: name, title }));
const html = page({ kernel: "6", processor: "p", user: "root", seconds: 1, columns, rows, durations: [] });

test("a browser shows the page whole, on a desk and on a phone, in light and dark", { skip: noBrowser }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "unweld-conform-"));
  const file = path.join(folder, "page.html");
  writeFileSync(file, html);
  try {
    await lookAt(file, async (shown) => {
      for (const { id } of cases) assert.ok(await shown.getByText(id, { exact: true }).first().isVisible(), id);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the page tells of every case, and carries everything itself", () => {
  for (const { id } of cases) assert.ok(html.includes(id), id);
  assert.ok(html.includes("&#60;b&#62; &#38; &#34;c&#34;"));
  assert.doesNotMatch(html, /<(script|link|img)|https?:|@import|url\(/);
  assert.match(html, /prefers-color-scheme: dark/);
  assert.match(html, /name="viewport"/);
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { Results } from "../../src/conform/results.js";
import { temporaryFolder, unweld } from "./unweld.js";

const folder = temporaryFolder();

test("conform runs cases under mechanisms, as a matrix, as JSON and as a page", () => {
  const html = path.join(folder, "page.html");
  const table = unweld(["conform", "rewrite", "--case", "WB-001", "--case", "WB-009", "--html", html]);
  assert.equal(table.status, 0, table.stdout + table.stderr);
  assert.match(table.stdout, /WB-001 .*high .*ok/);
  assert.match(table.stdout, /rewrite .*2 of 2/);
  assert.match(readFileSync(html, "utf8"), /WB-009/);
  const json = unweld(["conform", "rewrite", "--case", "wb-001", "--json"]);
  const results = JSON.parse(json.stdout) as Results;
  assert.deepEqual(results.rows.map(({ id, cells }) => [id, cells]), [["WB-001", [{ mechanism: "rewrite", outcome: "right" }]]]);
});

test("conform refuses what there is not", () => {
  for (const [args, message] of [
    [["magic"], /^unweld: cannot run by magic\n {2}there is no mechanism of this name\n {2}there are: rewrite, .*\n$/],
    [["rewrite", "--case", "WB-999"], /^unweld: cannot run the case WB-999\n {2}there is none of this name\n {2}cases are WB-001 to WB-161\n$/],
    [["rewrite", "--case", "WB-001", "--html", "/nonexistent/x"], /unweld: cannot write \/nonexistent\/x\n {2}ENOENT\n {2}name another place with --html FILE\n$/],
  ] as const) {
    const { status, stderr } = unweld(["conform", ...args]);
    assert.equal(status, 125);
    assert.match(stderr, message);
  }
});

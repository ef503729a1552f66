import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answersFile, blocks, filled, keptResults, markedBlocks, prose } from "../../src/lab/answers/document.js";
import { runnable } from "../../src/mechanisms/index.js";

const text = readFileSync(answersFile, "utf8");
const { bench, conform } = keptResults();

test("docs/answers.md has what the kept results say, and all of it", () => {
  const found = blocks(bench, conform);
  assert.deepEqual(markedBlocks(text).sort(), Object.keys(found).sort());
  assert.equal(text, filled(text, found), "run npm run generate");
});

test("what is written by hand in docs/answers.md has no figure that a new measurement could belie", () => {
  assert.deepEqual(prose(text).match(/\d[\d.,]*(?:\s*(?:ns|µs|ms|%|×|times)|-fold)/g), null);
});

test("the kept results are of every mechanism, with all rounds and programs", () => {
  assert.equal(bench.command, "unweld bench");
  assert.deepEqual(runnable.filter(({ name }) => !bench.measurements.some(({ by }) => by === name)), []);
  assert.deepEqual(runnable.filter(({ name }) => !conform.columns.some(({ mechanism }) => mechanism === name)), []);
  assert.ok(bench.measurements.some(({ unit }) => unit === "ms"));
});

test("every case that differs has its reason in the data", () => {
  for (const { id, cells } of conform.rows) {
    for (const { mechanism, outcome, differs } of cells) assert.ok(outcome !== "wrong" && outcome !== "mended", `${id} under ${mechanism}: ${differs}`);
  }
});

test("the kept results name no place of the machine they were made on", () => {
  assert.doesNotMatch(JSON.stringify([bench, conform]), /"(?:[^"\\]|\\.)*(?:\/home\/|\/root\/|\/work\/)/);
});

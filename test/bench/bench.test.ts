import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { compare, type Result } from "../../bench/pairs.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { spread } from "../../src/lab/spread.js";
import { run } from "../cli/unweld.js";

const bench = (args: string[]) => run(process.execPath, [path.join(projectRoot, "build/js/bench/main.js"), ...args]);

test("the spread of a few values is their median and quartiles", () => {
  assert.deepEqual(spread([5, 1, 3, 2, 4]), { lower: 2, median: 3, upper: 4 });
});

test("each pair is compared within itself", () => {
  const pairs = [{ native: 1, unweld: 2 }, { native: 10, unweld: 20 }, { native: 2, unweld: 8 }];
  assert.equal(compare("x", "ns", "ratio", pairs).ratio!.median, 2);
  assert.equal(compare("x", "KiB", "more", pairs).more!.median, 6);
});

test("a quick measurement gives a result for every row of its groups", () => {
  const { status, stdout, stderr } = bench(["--quick", "--json", "calls", "memory"]);
  assert.deepEqual([status, stderr], [0, ""]);
  const { results } = JSON.parse(stdout) as { results: Result[] };
  assert.deepEqual(results.map(({ what }) => what), [
    "a call answered by a handler", "natively, with Syscall User Dispatch on", "natively, under a filter that allows the call", "a call nobody overrides", "a call inside a boundary", "a call pinned to its gate",
    "the same by the library's function, answered", "and where nobody overrides it", "clock_gettime of the vDSO", "stat with a faked owner", "posix_spawn of /bin/true", "the same under fakeroot", "fork and execve of it", "the same under fakeroot",
    "private memory of a process (sleep)",
  ]);
  for (const { what, native, unweld } of results) assert.ok(native.median > 0 && unweld.median > 0, what);
});

test("an unknown group is refused by name", () => {
  const { status, stderr } = bench(["nothing"]);
  assert.deepEqual([status, stderr], [1, "there is no group nothing; there are calls, files, memory, fast, legacy\n"]);
});

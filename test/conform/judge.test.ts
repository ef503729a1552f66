import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../src/conform/catalogue.js";
import { judge } from "../../src/conform/judge.js";
import type { Build } from "../../src/guests/builds.js";
import { headline } from "../../src/guests/headline.js";
import type { Run } from "../../src/guests/run.js";

const each = catalogue[0]!;
const limit = { case: each.id, guest: "one", reason: "it cannot be otherwise" };
const seen = (guest: string, differs = "", build: Build = "default") => ({ program: guest, guest, build, differs });
const outcome = (limits: Parameters<typeof judge>[2], observed: Parameters<typeof judge>[3], user = "root") => judge(each, "m", limits, observed, user).outcome;

test("a case is right when nothing differs, and wrong when one program does", () => {
  assert.equal(outcome([], [seen("one"), seen("two")]), "right");
  assert.equal(outcome([], [seen("one"), seen("two", "it hangs")]), "wrong");
  assert.equal(outcome([], []), "unshown");
});

test("a known limit is for its guest, its case and its user alone", () => {
  assert.equal(outcome([limit], [seen("one", "it hangs"), seen("two")]), "limit");
  assert.equal(outcome([limit], [seen("one", "it hangs"), seen("two", "it hangs")]), "wrong");
  assert.equal(outcome([{ ...limit, case: "WB-999" }], [seen("one", "it hangs")]), "wrong");
  assert.equal(outcome([{ ...limit, user: "nobody" }], [seen("one", "it hangs")]), "wrong");
  assert.equal(outcome([{ ...limit, user: "nobody" }], [seen("one", "it hangs")], "nobody"), "limit");
});

test("a known limit of some builds is for those alone", () => {
  const narrow = { ...limit, builds: ["m32"] as const };
  assert.equal(outcome([narrow], [seen("one", "it hangs", "m32"), seen("one")]), "limit");
  assert.equal(outcome([narrow], [seen("one", "it hangs", "m32"), seen("one", "it hangs")]), "wrong");
  assert.equal(outcome([narrow], [seen("one", "", "m32"), seen("one")]), "mended");
  assert.equal(outcome([narrow], [seen("one")]), "right");
});

test("a known limit that is none any more is not as expected", () => {
  assert.equal(outcome([limit], [seen("one"), seen("two")]), "mended");
  assert.equal(outcome([limit], [seen("two")]), "right");
  assert.equal(outcome([{ ...limit, user: "nobody" }], [seen("one")]), "right");
});

test("what differs is told in one line", () => {
  const run = (change: Partial<Run> = {}): Run => ({ stdout: "a\nb\n", stderr: "", status: 0, leftBehind: [], milliseconds: 1, ...change });
  assert.equal(headline(run(), run()), "");
  assert.equal(headline(run(), run({ stdout: "a\nc\n" })), "natively «b», here «c»");
  assert.equal(headline(run(), run({ stdout: "a\n", status: "SIGSEGV" })), "natively «b», here nothing, then ends with SIGSEGV");
  assert.equal(headline(run(), run({ status: 3 })), "natively it ends with 0, here with 3");
  assert.equal(headline(run(), run({ stderr: "oh\n" })), "on stderr: natively nothing, here «oh»");
  assert.equal(headline(run(), run({ leftBehind: ["sh"] })), "natively it leaves no process behind, here sh");
  assert.equal(headline(run(), run({ hung: "pid 1" })), "it hangs");
});

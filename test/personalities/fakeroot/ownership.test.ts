import assert from "node:assert/strict";
import { test } from "node:test";
import { AT_FDCWD, fakeRoot } from "./session.js";

test("a file belongs to root until it is given away, and keeps its new owner", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/f");
  assert.equal(owner("/f"), "0:0 100644");
  assert.equal(call.fchownat(AT_FDCWD, "/f", 33, 44, 0), 0);
  assert.equal(owner("/f"), "33:44 100644");
});

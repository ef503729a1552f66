import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { run } from "../cli/unweld.js";

const without = ["dpkg", "dpkg-deb", "setpriv", "setcap"].filter((tool) => run("sh", ["-c", `command -v ${tool}`]).status !== 0);
const skip = without.length > 0 ? `${without.join(", ")} not installed` : false;

test("the demo packs a real package with its owners as an ordinary user and counts its calls", { skip }, () => {
  const { status, stdout, stderr } = run(process.execPath, [path.join(projectRoot, "build/js/demo/demo.js"), "1"]);
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /^ {2}crw-rw-rw- +root\/root +1,3 .* \.\/dev\/null$/m);
  assert.match(stdout, /^ {2}-rwxr-sr-x root\/shadow .* \.\/usr\/bin\/chage$/m);
  assert.match(stdout, /^ {2}-rwxr-xr-x\* 1234\/5678 .* \.\/srv\/copy\/chage x: 20 security\.capability$/m);
  assert.match(stdout, /^ {2}-rw-r--r-- +www-data\/www-data .* \.\/srv\/www\/index\.html$/m);
  assert.match(stdout, /^ {2}Compared: all \d{2,} files have the owners and modes in there that they have installed\.$/m);
  for (const row of ["install", "own", "tar", "deb", "together"]) assert.match(stdout, new RegExp(`│ ${row} +│ +[\\d,]+`), row);
});

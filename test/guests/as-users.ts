import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { compileGuest } from "../../src/guests/compile.js";
import type { Build } from "../../src/guests/builds.js";
import { allGuests, type Guest } from "../../src/guests/guest.js";
import { users } from "../../src/guests/users.js";
import { whyNotRun, type Mechanism } from "../../src/mechanisms/mechanism.js";
import { rewrite } from "../../src/mechanisms/rewrite/rewrite.js";
import { judge } from "./judge.js";

interface Tested {
  guest: Guest;
  build: Build;
  image: string;
  /** Where it is compiled and run. */
  folder: string;
  /** What the image runs programs by. */
  mechanism?: Mechanism;
}

/** A subtest a user: the guest under the image has to be as it is natively, but for its known limits. */
export async function testAsUsers(t: TestContext, called: string, { guest, build, image, folder, mechanism = rewrite }: Tested): Promise<void> {
  const refused = whyNotRun(mechanism, build);
  const compiled = refused === undefined ? await compileGuest(guest, build, folder) : { whyNot: refused };
  for (const user of users) {
    await t.test(`${called}, as ${user.name}`, async (t) => {
      if ("whyNot" in compiled) { t.skip(compiled.whyNot); return; }
      const verdict = await judge({ guest, build, executable: compiled.executable, image, options: { user, folder } });
      if (verdict.outcome === "skipped") t.skip(verdict.because);
      else if (verdict.outcome === "limit") t.diagnostic(`known limit: ${verdict.because}`);
      else if (verdict.outcome === "wrong") assert.fail(verdict.message);
    });
  }
}

/** The guest of a name, which has to be there. */
export function guestOf(name: string): Guest {
  const guest = allGuests().find((known) => known.name === name);
  assert.ok(guest, `there is no guest ${name}`);
  return guest;
}

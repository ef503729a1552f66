import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";
import { compileGuest } from "../../src/guests/compile.js";
import { allGuests } from "../../src/guests/guest.js";
import { judge } from "./judge.js";
import { imageUnderTest, setStage } from "./stage.js";
import { fewerUsers, users } from "../../src/guests/users.js";

/** UNWELD_GUEST="vfork,sig*" runs those alone. */
const chosen = (process.env["UNWELD_GUEST"] ?? "*").split(",").map((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`));
const guests = allGuests().filter(({ name }) => chosen.some((pattern) => pattern.test(name)));

test("UNWELD_GUEST names a guest", () => assert.ok(guests.length > 0, `no guest matches ${process.env["UNWELD_GUEST"]}`));

if (fewerUsers !== undefined) test("guests as another user", { skip: fewerUsers }, () => {});

test("guests see what they see natively", { concurrency: 2 }, async (t) => {
  const { folder, image } = await setStage(imageUnderTest());
  try {
    await Promise.all(guests.flatMap((guest) => guest.builds.map(async (build) => {
      const called = build === "default" ? guest.name : `${guest.name}, ${build}`;
      await t.test(called, async (t) => {
        const compiled = await compileGuest(guest, build, folder);
        for (const user of users) {
          await t.test(`${called}, as ${user.name}`, async (t) => {
            if ("whyNot" in compiled) { t.skip(compiled.whyNot); return; }
            const verdict = await judge({ guest, build, executable: compiled.executable, image, options: { user, folder } });
            if (verdict.outcome === "skipped") t.skip(verdict.because);
            else if (verdict.outcome === "limit") t.diagnostic(`known limit: ${verdict.because}`);
            else if (verdict.outcome === "wrong") assert.fail(verdict.message);
          });
        }
      });
    })));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

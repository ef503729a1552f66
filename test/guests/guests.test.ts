import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";
import { allGuests } from "../../src/guests/guest.js";
import { testAsUsers } from "./as-users.js";
import { imageUnderTest, setStage } from "./stage.js";
import { fewerUsers } from "../../src/guests/users.js";

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
      await t.test(called, async (t) => { await testAsUsers(t, called, { guest, build, image, folder }); });
    })));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

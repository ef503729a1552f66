import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue, severities } from "../../src/conform/catalogue.js";
import { allGuests } from "../../src/guests/guest.js";
import { mechanisms } from "../../src/mechanisms/index.js";

const guests = allGuests();
const ids = new Set(catalogue.map(({ id }) => id));

test("cases have a number of their own, a severity, and say what has to hold", () => {
  assert.equal(ids.size, catalogue.length);
  for (const { id, severity, mustHold } of catalogue) {
    assert.match(id, /^WB-\d{3}$/);
    assert.ok(severities.includes(severity), `${id}: ${severity}`);
    assert.ok(mustHold.length > 0, id);
  }
});

test("every case is shown by a guest", () => {
  const covered = new Set(guests.flatMap(({ covers }) => covers));
  assert.deepEqual(catalogue.filter(({ id }) => !covered.has(id)).map(({ id, severity }) => `${id} ${severity}`), []);
});

test("guests cover cases that there are", () => {
  for (const { name, covers } of guests) for (const id of covers) assert.ok(ids.has(id), `${name}: there is no case ${id}`);
});

test("a known limit names a case, a guest that shows it, and a reason", () => {
  for (const { name, limits } of mechanisms) {
    for (const { case: id, guest, reason } of limits) {
      assert.ok(ids.has(id), `${name}: there is no case ${id}`);
      if (guest !== undefined) assert.ok(guests.some((each) => each.name === guest && each.covers.includes(id)), `${name}: no guest ${guest} shows ${id}`);
      assert.ok(reason.length > 20, `${name}: ${id} has no reason`);
    }
  }
});

test("no limit of a mechanism is stated twice", () => {
  for (const { name, limits } of mechanisms) {
    const stated = limits.map(({ case: id, guest, builds, user }) => `${id} ${guest} ${builds?.join()} ${user}`);
    assert.equal(new Set(stated).size, stated.length, name);
  }
});

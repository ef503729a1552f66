/**
 * Runs guests natively and under an image and prints how they differ; nothing when they do not.
 *
 *     node build/js/test/guests/run-one.js NAME... [--image PATH] [--build BUILD] [--user root|nobody] [--repeat N] [--native]
 *
 * A NAME may have stars. A BUILD is run even where the tests do not run it, or the guest does not name it. `--native` compares native
 * runs with each other. Exit status 1: something differs.
 */
import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { builds, type Build } from "../../src/guests/builds.js";
import { difference } from "../../src/guests/compare.js";
import { compileGuest } from "../../src/guests/compile.js";
import { allGuests } from "../../src/guests/guest.js";
import { reflectedTimeLimitMs, timeLimitMs, whyNotNative } from "../../src/guests/native.js";
import { runCommand } from "../../src/guests/run.js";
import { whyNotRun } from "../../src/mechanisms/mechanism.js";
import { rewrite } from "../../src/mechanisms/rewrite/rewrite.js";
import { imageUnderTest, setStage } from "./stage.js";
import { users } from "../../src/guests/users.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    image: { type: "string" },
    build: { type: "string" },
    user: { type: "string" },
    repeat: { type: "string", default: "1" },
    native: { type: "boolean", default: false },
  },
});
const patterns = positionals.map((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`));
const chosen = allGuests().filter(({ name }) => patterns.some((pattern) => pattern.test(name)));
const asked = users.filter(({ name }) => name === (values.user ?? name));
if (chosen.length === 0 || asked.length === 0 || !((values.build ?? "default") in builds)) {
  console.error("usage: run-one.js NAME... [--image PATH] [--build BUILD] [--user root|nobody] [--repeat N] [--native]");
  process.exit(2);
}
const { folder, image } = await setStage(values.native ? process.execPath : values.image ?? imageUnderTest());
let different = 0;
for (const guest of chosen) {
  for (const build of values.build === undefined ? guest.builds : [values.build as Build]) {
    const refused = values.build === undefined ? whyNotRun(rewrite, build) : undefined;
    if (refused !== undefined) { console.log(`${guest.name} (${build}): ${refused}`); continue; }
    const compiled = await compileGuest(guest, build, folder);
    if ("whyNot" in compiled) { console.log(`${guest.name} (${build}): ${compiled.whyNot}`); continue; }
    const { executable } = compiled;
    for (const user of asked) {
      const native = await runCommand([executable], { user, folder, timeLimitMs });
      const title = `${guest.name} (${build}, ${user.name})`;
      const whyNot = whyNotNative(native);
      if (whyNot !== undefined) { console.log(`${title}: ${whyNot}`); continue; }
      for (let round = 0; round < Number(values.repeat); round++) {
        const command = values.native ? [executable] : [image, "--", executable];
        const run = await runCommand(command, { user, folder, timeLimitMs: reflectedTimeLimitMs(native) });
        const differs = difference(native, run);
        if (differs !== "") different++;
        console.log(differs === "" ? `${title}: same, ${Math.round(run.milliseconds)} ms (natively ${Math.round(native.milliseconds)})` : `${title}: DIFFERS\n${differs}`);
      }
    }
  }
}
await rm(folder, { recursive: true, force: true });
process.exitCode = different > 0 ? 1 : 0;

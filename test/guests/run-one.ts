/**
 * Runs guests natively and under an image and prints how they differ; nothing when they do not.
 *
 *     node build/js/test/guests/run-one.js NAME... [--image PATH] [--user root|nobody] [--repeat N] [--native]
 *
 * A NAME may have stars. `--native` compares native runs with each other. Exit status 1: something differs.
 */
import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { difference } from "../../src/guests/compare.js";
import { compileGuest } from "../../src/guests/compile.js";
import { allGuests } from "../../src/guests/guest.js";
import { reflectedTimeLimitMs, timeLimitMs, whyNotNative } from "../../src/guests/native.js";
import { runCommand } from "../../src/guests/run.js";
import { imageUnderTest, setStage } from "./stage.js";
import { users } from "../../src/guests/users.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    image: { type: "string" },
    user: { type: "string" },
    repeat: { type: "string", default: "1" },
    native: { type: "boolean", default: false },
  },
});
const patterns = positionals.map((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`));
const chosen = allGuests().filter(({ name }) => patterns.some((pattern) => pattern.test(name)));
const asked = users.filter(({ name }) => name === (values.user ?? name));
if (chosen.length === 0 || asked.length === 0) {
  console.error("usage: run-one.js NAME... [--image PATH] [--user root|nobody] [--repeat N] [--native]");
  process.exit(2);
}
const { folder, image } = await setStage(values.native ? process.execPath : values.image ?? imageUnderTest());
let different = 0;
for (const guest of chosen) {
  for (const build of guest.builds) {
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

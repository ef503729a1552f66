import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";
import { isInstalled } from "../../src/guests/compile.js";
import { difference } from "../../src/guests/compare.js";
import { runCommand } from "../../src/guests/run.js";
import { imageUnderTest, setStage } from "../guests/stage.js";
import { fewerUsers, users, type User } from "../../src/guests/users.js";

/** A real program, and what it is given to do. */
export interface Program {
  /** What must work, as the end of «… work as natively». */
  name: string;
  /** `["bash", "-c", …]`; a first word without a slash is looked for in PATH. */
  command: readonly string[];
  /** Commands that must be installed; the first word of `command` is one of them anyway. */
  needs?: readonly string[];
  /** Files of its working directory. */
  files?: Readonly<Record<string, string>>;
  env?: NodeJS.ProcessEnv;
  /** Absent: every user. */
  user?: User["name"];
  /** What it must print natively, lest both fail alike. */
  prints?: RegExp;
  /** Absent: 0. */
  status?: number | string;
  timeLimitMs?: number;
}

/**
 * One test a program and user: it prints the same, ends the same and leaves as little behind under the image as natively. `prepare` makes
 * what is run in the place of the image.
 */
export function sameAsNatively(title: string, programs: readonly Program[], prepare = async (image: string) => image): void {
  if (fewerUsers !== undefined) test(`${title} as another user`, { skip: fewerUsers }, () => {});
  test(`${title} work as natively`, async (t) => {
    const { folder, image: file } = await setStage(imageUnderTest());
    try {
      const image = await prepare(file);
      for (const program of programs) {
        for (const user of users.filter(({ name }) => name === (program.user ?? name) || name === "self")) {
          await t.test(`${program.name}, as ${user.name}`, async (t) => {
            const whyNot = await missing(program);
            if (whyNot !== undefined) { t.skip(whyNot); return; }
            const { command, files, env, timeLimitMs = 60_000 } = program;
            const options = { user, folder, timeLimitMs, ...(files === undefined ? {} : { files }), ...(env === undefined ? {} : { env }) };
            const native = await runCommand(command, options);
            const context = `natively it ends with ${native.status} and prints\n${native.stdout}${native.stderr}${native.hung ?? ""}`;
            assert.equal(native.status, program.status ?? 0, context);
            assert.match(native.stdout, program.prints ?? /\S/, context);
            const reflected = await runCommand([image, "--", ...command], options);
            const differs = difference(native, reflected);
            if (differs !== "") assert.fail(`${program.name}\n${differs}`);
          });
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

async function missing({ command, needs = [] }: Program): Promise<string | undefined> {
  for (const name of [command[0] ?? "", ...needs]) {
    if (!name.includes("/") && !await isInstalled(name)) return `${name} is not installed`;
  }
  return undefined;
}

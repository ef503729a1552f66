import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const known = new Map<string, Promise<string | undefined>>();

/** Why there are no programs of 32 bits here, if so: a compiler without a libc for them, or a kernel that executes none. */
export function whyNo32Bits(command: string, flags: readonly string[]): Promise<string | undefined> {
  const key = [command, ...flags].join(" ");
  const answer = known.get(key) ?? tryOne(command, flags);
  known.set(key, answer);
  return answer;
}

async function tryOne(command: string, flags: readonly string[]): Promise<string | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), "unweld-width-"));
  const source = path.join(folder, "empty.c"), program = path.join(folder, "empty");
  try {
    await writeFile(source, "#include <stdio.h>\nint main(void) { return 0; }\n");
    try {
      await run(command, [...flags, "-o", program, source]);
    } catch {
      return `${command} ${flags.includes("-static") ? "-m32 -static" : "-m32"} finds no libc`;
    }
    return await run(program).then(() => undefined, () => "the kernel executes no programs of 32 bits");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { execFileSync } from "node:child_process";
import { chmod } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "../../src/compiler/paths.js";

/** How the net comes to be a filter, and the macros of test/runtime/fixtures/other-net.c that make it so. */
export const nets = {
  "a filter by choice": [],
  "a filter, as the kernel has no Syscall User Dispatch": ["-DREFUSAL=EINVAL"],
  "a filter, as Syscall User Dispatch is forbidden": ["-DREFUSAL=EPERM"],
} as const;

export type Net = keyof typeof nets;
const pinned = ['-DOPTION="pin"'];

/** Compiles what stands for the image and runs it so; a pinned session's filter is `pinned`. */
export async function withNet(image: string, net: Net | "pinned"): Promise<string> {
  const out = path.join(path.dirname(image), `net-${net === "pinned" ? net : Object.keys(nets).indexOf(net)}`);
  const source = path.join(projectRoot, "test/runtime/fixtures/other-net.c");
  execFileSync("gcc", ["-O2", "-Wall", "-Werror", `-DIMAGE="${image}"`, ...(net === "pinned" ? pinned : nets[net]), "-o", out, source]);
  await chmod(out, 0o755);
  return out;
}

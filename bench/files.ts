import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { imageOf } from "../src/cli/image.js";
import { projectRoot } from "../src/compiler/paths.js";
import type { Bench } from "./bench.js";
import { compare } from "./pairs.js";
import { run } from "./run.js";

const script = path.join(projectRoot, "bench/programs/files.sh");
const filesInFolder = 100;
const nobody = 65534;

/** Programs over many small files: root's own against an ordinary user's under fakeroot. */
export const files: Bench = async ({ folder, quick, report }) => {
  const [count, rounds] = quick ? [2000, 3] : [20_000, 7];
  const fakeroot = await imageOf(["fakeroot"]);
  const archive = makeArchive(folder, count);
  const isRoot = process.getuid!() === 0;
  const as = (uid: number) => (isRoot ? ["setpriv", `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups"] : []);

  const phases = (name: string, uid: number, prefix: readonly string[]): Map<string, number> => {
    const place = path.join(folder, name);
    mkdirSync(place);
    if (isRoot) chownSync(place, uid, uid);
    const lines = run([...as(uid), ...prefix, script, archive, place]).trim().split("\n");
    rmSync(place, { recursive: true });
    return new Map(lines.map((line) => {
      const [, phase, nanoseconds] = /^(.*) (\d+)$/.exec(line)!;
      return [phase!, Number(nanoseconds) / 1e6];
    }));
  };
  const measured = Array.from({ length: rounds }, () => ({ native: phases("native", 0, []), unweld: phases("unweld", nobody, [fakeroot, "--"]) }));
  for (const phase of measured[0]!.native.keys()) {
    const pairs = measured.map(({ native, unweld }) => ({ native: native.get(phase)!, unweld: unweld.get(phase)! }));
    report(compare(`${phase} of ${count.toLocaleString("en")} files`, "ms", "ratio", pairs));
  }
};

/** Why not; the native side gives files away. */
export const filesNeed = (): string | undefined => (process.getuid!() === 0 ? undefined : "only root can give files away natively");

function makeArchive(folder: string, count: number): string {
  const source = path.join(folder, "source");
  for (let i = 0; i < count; i++) {
    const place = path.join(source, String(Math.floor(i / filesInFolder)));
    if (i % filesInFolder === 0) mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, String(i)), `file ${i}\n`);
  }
  const archive = path.join(folder, "files.tar");
  run(["tar", "-C", source, "-cf", archive, "."]);
  rmSync(source, { recursive: true });
  chmodSync(archive, 0o644);
  return archive;
}

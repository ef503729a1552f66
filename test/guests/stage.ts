import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "../../src/compiler/paths.js";

export interface Stage {
  /** Every user may read it. */
  folder: string;
  /** A copy of the image, which every user may run. */
  image: string;
}

/** The image under test: UNWELD_TEST_IMAGE, or the stock image without a personality. */
export function imageUnderTest(): string {
  return path.resolve(process.env["UNWELD_TEST_IMAGE"] ?? path.join(projectRoot, "build/images/none"));
}

/** A temporary folder with a copy of the image; the caller removes it. */
export async function setStage(image: string): Promise<Stage> {
  if (!existsSync(image)) throw new Error(`${image}: there is no such image; \`npm run build\` makes the stock ones`);
  const folder = await mkdtemp(path.join(tmpdir(), "unweld-guests-"));
  await chmod(folder, 0o755);
  const bin = path.join(folder, "image");
  await mkdir(bin);
  const copy = path.join(bin, path.basename(image));
  await copyFile(image, copy);
  await chmod(copy, 0o755);
  return { folder, image: copy };
}

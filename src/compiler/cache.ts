import { createHash } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { access, copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compilerCommand } from "./cc.js";
import { projectRoot } from "./paths.js";

/** What an image was made from: every file's content by path. */
interface Manifest { files: Record<string, string>; image: string }

/** What is asked for: the sources by path, the folder of hand-written machine code, and options built in. */
export interface ImageRequest { sources: readonly string[]; native: string; options: readonly string[] }

/** The image of an equal earlier request, if every file it was made from is unchanged. */
export async function cachedImage(cacheDir: string, request: ImageRequest): Promise<string | undefined> {
  const manifestPath = await manifestOf(cacheDir, request);
  try {
    const manifest = JSON.parse(await readFile(manifestPath, "utf8")) as Manifest;
    for (const [file, hash] of Object.entries(manifest.files)) {
      if (await hashFile(file) !== hash) return undefined;
    }
    const image = path.join(cacheDir, manifest.image);
    await access(image, constants.X_OK);
    // What is in use is not pruned; in somebody else's cache nothing is.
    for (const file of [manifestPath, image]) await utimes(file, new Date(), new Date()).catch(() => {});
    return image;
  } catch {
    // Absent, of before a source was removed, or half a file of a full disk: built anew.
    return undefined;
  }
}

/** Keeps a copy of an image with the files it was made from. The copy's path. */
export async function rememberImage(cacheDir: string, request: ImageRequest, read: readonly string[], built: string): Promise<string> {
  await mkdir(cacheDir, { recursive: true });
  await prune(cacheDir);
  const files: Record<string, string> = {};
  for (const file of new Set([...read, ...await filesIn(request.native)])) files[file] = await hashFile(file);
  const image = `${await hashFile(built)}.image`;
  const kept = path.join(cacheDir, image);
  await replace(kept, (temporary) => copyFile(built, temporary));
  const manifest: Manifest = { files, image };
  const manifestPath = await manifestOf(cacheDir, request);
  await replace(manifestPath, (temporary) => writeFile(temporary, JSON.stringify(manifest)));
  return kept;
}

/** Writes a file under another name first: several builds may run at once, and an image in the file's place may run. */
export async function replace(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${file}.${process.pid}`;
  await write(temporary);
  await rename(temporary, file);
}

const pruneAfterDays = 30;

/** Removes what nobody used for long. A process runs on when its image is removed. */
async function prune(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const file = path.join(cacheDir, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > pruneAfterDays * 86_400_000) await rm(file, { recursive: true, force: true });
  }
}

/** One file a request; the request includes what builds images. */
async function manifestOf(cacheDir: string, request: ImageRequest): Promise<string> {
  const compiler = path.dirname(fileURLToPath(import.meta.url));
  const own = (await readdir(compiler)).filter((name) => name.endsWith(".js")).sort();
  const hash = createHash("sha256");
  for (const name of own) hash.update(await readFile(path.join(compiler, name)));
  hash.update(await readFile(path.join(projectRoot, "package.json")));
  hash.update(JSON.stringify([request, await filesIn(request.native), compilerCommand()]));
  return path.join(cacheDir, `${hash.digest("hex")}.json`);
}

async function filesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.path, entry.name)).sort();
}

async function hashFile(file: string): Promise<string> {
  return createHash("sha256").update(await readFile(file)).digest("hex");
}

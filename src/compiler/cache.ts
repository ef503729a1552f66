import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compilerCommand } from "./cc.js";
import { projectRoot } from "./paths.js";

/** What an image was made from: every file's content by path. */
interface Manifest { files: Record<string, string>; image: string }

/** What is asked for: the sources by path, and the folder of hand-written machine code. */
export interface ImageRequest { sources: readonly string[]; native: string }

/** Copies the image of an equal earlier request to `out`, if every file it was made from is unchanged. */
export async function cachedImage(cacheDir: string, request: ImageRequest, out: string): Promise<boolean> {
  const manifestPath = await manifestOf(cacheDir, request);
  if (!existsSync(manifestPath)) return false;
  const manifest = JSON.parse(await readFile(manifestPath, "utf8")) as Manifest;
  for (const [file, hash] of Object.entries(manifest.files)) {
    if (!existsSync(file) || await hashFile(file) !== hash) return false;
  }
  const image = path.join(cacheDir, manifest.image);
  if (!existsSync(image)) return false;
  await replace(out, (temporary) => copyFile(image, temporary));
  return true;
}

/** Keeps a copy of an image with the files it was made from. */
export async function rememberImage(cacheDir: string, request: ImageRequest, read: readonly string[], out: string): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  const files: Record<string, string> = {};
  for (const file of new Set([...read, ...await filesIn(request.native)])) files[file] = await hashFile(file);
  const image = `${await hashFile(out)}.image`;
  await replace(path.join(cacheDir, image), (temporary) => copyFile(out, temporary));
  const manifest: Manifest = { files, image };
  const manifestPath = await manifestOf(cacheDir, request);
  await replace(manifestPath, (temporary) => writeFile(temporary, JSON.stringify(manifest)));
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

/** Writes a file under another name first: several builds may run at once. */
async function replace(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${file}.${process.pid}`;
  await write(temporary);
  await rename(temporary, file);
}

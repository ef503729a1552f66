import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { generatedFiles } from "./generate/files.js";

// Runs in the repository's root: `npm run generate`.
for (const [file, text] of generatedFiles) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text());
}

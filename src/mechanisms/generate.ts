import { writeFile } from "node:fs/promises";
import { mechanismsDocument } from "./document.js";

// Runs in the repository's root: `npm run generate`.
await writeFile("docs/mechanisms.md", mechanismsDocument());

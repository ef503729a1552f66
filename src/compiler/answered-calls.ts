// An image says which calls its personalities answer: what a mechanism has to bring back to it.
import { readFile } from "node:fs/promises";
import { elfSections } from "./elf.js";

const section = ".unweld.calls";
const passSection = ".unweld.unpassable";

/** The C text that has an image say which calls its personalities override, in a section that is not loaded. */
export function callsDefinition(calls: readonly string[]): string {
  const names = [...new Set(calls)].sort().join(" ");
  return `__asm__(".pushsection ${section}, \\"\\", @progbits\\n.ascii \\"${names}\\"\\n.popsection");\n`;
}

/** The calls that the personalities of an image override, in alphabetical order. */
export async function answeredCalls(image: string): Promise<string[]> {
  const bytes = await readFile(image);
  const found = elfSections(bytes).find(({ name }) => name === section);
  if (found === undefined) return [];
  const text = new TextDecoder().decode(bytes.subarray(found.offset, found.offset + found.size));
  return text === "" ? [] : text.split(" ");
}

/** The C text that has an image say, to itself and in a section that is not loaded, why its calls cannot be passed as they are (passes.ts). */
export function unpassableDefinition(why: string): string {
  return `const char uw_unpassable[] __attribute__((visibility("hidden"))) = "${why}";\n`
    + `__asm__(".pushsection ${passSection}, \\"\\", @progbits\\n.ascii \\"${why}\\"\\n.popsection");\n`;
}

/** Why not every handler of an image either answers its call or passes it as it is; undefined if each does, or that was not asked. */
export async function unpassableReason(image: string): Promise<string | undefined> {
  const bytes = await readFile(image);
  const found = elfSections(bytes).find(({ name }) => name === passSection);
  return found === undefined || found.size === 0 ? undefined : new TextDecoder().decode(bytes.subarray(found.offset, found.offset + found.size));
}

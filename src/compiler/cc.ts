import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { CompileError } from "./compile-error.js";
import { relocationCount } from "./elf.js";

const run = promisify(execFile);

/** What machine code of an image needs: it runs inside strangers' system calls. */
export const compileFlags: readonly string[] = [
  "-std=gnu11", "-O2", "-g", "-ffreestanding", "-fPIC", "-fvisibility=hidden", "-mcmodel=small",
  // Vector registers belong to the program whose call is being answered.
  "-mgeneral-regs-only",
  // Calls are made by `call` (native/prelude.h).
  "-mno-red-zone",
  // native/generated/order.ld says which lie together.
  "-ffunction-sections",
  "-fno-stack-protector", "-fcf-protection=none", "-fasynchronous-unwind-tables",
  // The program is WebAssembly in meaning: any address can be read as any type, address 0 included, and sums wrap.
  "-fno-strict-aliasing", "-fwrapv", "-fno-delete-null-pointer-checks",
  // Otherwise memmove's own loop becomes a call of memmove.
  "-fno-tree-loop-distribute-patterns",
  "-Wall", "-Wno-unused", "-Wno-array-bounds", "-Wno-stringop-overflow", "-Wno-stringop-overread",
  "-Wno-main", "-Wno-tautological-compare", "-Wno-maybe-uninitialized",
];

const linkFlags: readonly string[] = [
  "-nostdlib", "-Wl,-e,uw_entry", "-Wl,--build-id", "-Wl,-z,noexecstack", "-Wl,--no-undefined", "-Wl,--no-dynamic-linker", "-Wl,--eh-frame-hdr",
];
/** An image can be loaded as a vDSO; a supervisor is an executable at one address. */
const imageFlags: readonly string[] = [
  "-shared", "-Wl,-z,max-page-size=0x10000", "-Wl,-soname,linux-vdso.so.1", "-Wl,-z,now", "-Wl,-Bsymbolic", "-Wl,--hash-style=both",
];
const supervisorFlags: readonly string[] = ["-static", "-no-pie", "-Wl,-z,max-page-size=0x1000"];

export interface LinkInput {
  /** The translated program. */
  c: string;
  /** Folder of hand-written machine code: its *.S are linked, prelude.h is included. */
  native: string;
  out: string;
  supervised?: boolean;
}

/** The C compiler's command. */
export function compilerCommand(): string {
  return process.env["CC"] ?? "cc";
}

/** Compiles and links an image, and makes sure that it needs no relocation. */
export async function linkImage({ c, native, out, supervised = false }: LinkInput): Promise<void> {
  const names = existsSync(native) ? (await readdir(native)).sort() : [];
  const assembly = names.filter((name) => name.endsWith(".S")).map((name) => path.join(native, name));
  const optional = (name: string, flag: string) => (names.includes(name) ? [`${flag}${path.join(native, name)}`] : []);
  // Neither the folder of the moment nor that of the user may change the result.
  const folder = path.dirname(c);
  await runCompiler([
    ...compileFlags, `-ffile-prefix-map=${folder}=unweld`, `-I${native}`, ...linkFlags, ...(supervised ? supervisorFlags : imageFlags),
    ...optional("image.ld", `-Wl,-L,${path.join(native, "generated")},-T,`), ...optional("image.map", "-Wl,--version-script="),
    "-o", out, path.basename(c), ...assembly,
  ], folder);
  const relocations = relocationCount(await readFile(out));
  if (relocations > 0) {
    throw new CompileError(
      `${out}: has ${relocations} relocations, which nobody would apply: an address is stored in static data. ` +
      `Run \`readelf -r\` on it to see where; compute the address at run time instead.`,
    );
  }
}

/** Runs the C compiler; its complaints are the message of the error thrown. */
export async function runCompiler(args: readonly string[], folder = process.cwd()): Promise<void> {
  const command = compilerCommand();
  try {
    const { stderr } = await run(command, args, { cwd: folder, maxBuffer: 1 << 26 });
    if (process.env["UNWELD_CC_WARNINGS"] && stderr) process.stderr.write(stderr);
  } catch (error) {
    const failure = error as NodeJS.ErrnoException & { stderr?: string };
    if (failure.code === "ENOENT") {
      throw new CompileError(
        `cannot run the C compiler \`${command}\`, which turns a personality into machine code: install one ` +
        `(Debian: apt-get install gcc libc6-dev) or name it in the environment variable CC`,
      );
    }
    throw new CompileError(`${command} failed:\n${failure.stderr || failure.message}`);
  }
}

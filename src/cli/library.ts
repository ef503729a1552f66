import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { compilerCommand, runCompiler } from "../compiler/cc.js";
import { projectRoot } from "../compiler/paths.js";
import { Failure } from "./failure.js";

const stub = path.join(projectRoot, "native/stub");
const headers = path.join(projectRoot, "include");
const headerNames = ["linux-abi.h", "linux-abi-find.h"];

const flags = [
  "-O2", "-g", "-fPIC", "-ffreestanding", "-fvisibility=hidden", "-fno-stack-protector", "-fcf-protection=none", `-I${headers}`,
  `-ffile-prefix-map=${projectRoot}=unweld`,
];

/**
 * Writes what programs that call the ABI image are built with: include/linux-abi.h and linux-abi-find.h, lib/liblinux-abi.a and .so,
 * lib/pkgconfig/linux-abi.pc. What is in `folder` already and not one of these stays.
 *
 * @throws Failure if something cannot be written; CompileError if there is no C compiler
 */
export async function buildLibrary(folder: string): Promise<void> {
  const target = path.resolve(folder);
  try {
    for (const part of ["include", "lib/pkgconfig"]) await mkdir(path.join(target, part), { recursive: true });
    const work = await mkdtemp(path.join(target, "lib/work."));
    try {
      await compileLibrary(work);
      for (const name of headerNames) await copyFile(path.join(headers, name), path.join(work, name));
      await writeFile(path.join(work, "linux-abi.pc"), await packageDescription());
      await symlink("liblinux-abi.so.1", path.join(work, "liblinux-abi.so"));
      const place = (name: string, part: string) => rename(path.join(work, name), path.join(target, part, name));
      for (const name of headerNames) await place(name, "include");
      for (const name of ["liblinux-abi.a", "liblinux-abi.so.1", "liblinux-abi.so"]) await place(name, "lib");
      await place("linux-abi.pc", "lib/pkgconfig");
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== "string" || error instanceof Failure) throw error;
    throw new Failure(`cannot write ${target}`, code, "name another folder with --library DIR");
  }
  process.stdout.write(`${target}\nbuild with it as cc $(PKG_CONFIG_PATH=${target}/lib/pkgconfig pkg-config --cflags --libs linux-abi)\n`);
}

async function compileLibrary(work: string): Promise<void> {
  const objects = ["linux-abi.o", "find.o"];
  await runCompiler([...flags, "-c", "-o", objects[0]!, path.join(stub, "linux-abi.S")], work);
  await runCompiler([...flags, "-c", "-o", objects[1]!, path.join(stub, "find.c")], work);
  await runCompiler([
    "-shared", "-nostdlib", "-Wl,-soname,liblinux-abi.so.1", "-Wl,--build-id", "-Wl,-z,noexecstack", "-Wl,-Bsymbolic",
    `-Wl,--version-script=${path.join(stub, "linux-abi.map")}`, "-o", "liblinux-abi.so.1", ...objects,
  ], work);
  // As one object: nothing asks for find.o by name.
  await runCompiler(["-r", "-nostdlib", "-o", "all.o", ...objects], work);
  try {
    await promisify(execFile)("ar", ["rcD", "liblinux-abi.a", "all.o"], { cwd: work });
  } catch (error) {
    throw new Failure("cannot make liblinux-abi.a", String((error as Error).message).trim(), `install binutils, which has ar, beside ${compilerCommand()}`);
  }
}

async function packageDescription(): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(projectRoot, "package.json"), "utf8")) as { version: string };
  return [
    "prefix=${pcfiledir}/../..", "includedir=${prefix}/include", "libdir=${prefix}/lib", "",
    "Name: linux-abi", "Description: Every Linux system call as a function, answered by an ABI image or by the kernel",
    `Version: ${version}`, "Cflags: -I${includedir}", "Libs: -L${libdir} -llinux-abi", "",
  ].join("\n");
}

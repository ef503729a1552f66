// What bin/unweld leaves to Node: everything but running an image that exists.
import { Command, CommanderError } from "commander";
import { CompileError } from "../compiler/compile-error.js";
import { setsInWords } from "../boundary/sets.js";
import { build, type BuildOptions } from "./build.js";
import type { ConformOptions } from "./conform.js";
import { Failure } from "./failure.js";
import { imageOf } from "./image.js";

/** Exit status of a failure of Unweld's own, as of env(1) and its like. */
const failed = 125;

const program = new Command("unweld")
  .helpCommand(false)
  .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, "unweld: ")) })
  .exitOverride();

program.command("resolve", { hidden: true })
  .description("print the path of a stack's image, compiled if need be; with -m before it a line with the image's option")
  .argument("<personality...>", "top first: names of stock ones and paths of .ts files")
  .option("-m, --mechanism <name>", "by which it is to run")
  .action(async (stack: string[], { mechanism }: { mechanism?: string }) => {
    if (mechanism === undefined) process.stdout.write(`${await imageOf(stack)}\n`);
    else {
      const { image, option } = await (await import("./run-by.js")).runBy(stack, mechanism);
      process.stdout.write(`${option}\n${image}\n`);
    }
  });

program.command("boundary")
  .description("show which calls a boundary leaves to the kernel")
  .argument("<set>", setsInWords)
  .option("--list", "print the names and numbers of what remains (the default)")
  .option("--filter", "print the filter as an image's option `boundary` takes it")
  .option("--json", "print JSON")
  .action(async (set: string, options: { list?: boolean; filter?: boolean; json?: boolean }) => {
    await (await import("./boundary/list.js")).listBoundary(set, options);
  });

program.command("report", { hidden: true })
  .description("run a command and report where its calls were answered: as `unweld boundary -- COMMAND`, options read")
  .requiredOption("--layers <count>", "how many of the first words are personalities", Number)
  .requiredOption("--options <count>", "how many words behind those are the image's options", Number)
  .requiredOption("--boundary <set>", "the set, for the reader")
  .option("--json", "print JSON")
  .option("--html <file>", "write the boundary map")
  .option("-o, --out <file>", "where to; standard error without")
  .argument("<word...>", "personalities, options, and the command")
  .action(async (words: string[], { layers, options, boundary, json = false, html, out }: { layers: number; options: number; boundary: string; json?: boolean; html?: string; out?: string }) => {
    const { report } = await import("./boundary/report.js");
    process.exitCode = await report({
      stack: words.slice(0, layers), options: words.slice(layers, layers + options), command: words.slice(layers + options), boundary, json, html, out,
    });
  });

program.command("build")
  .description("compile a personality, or a stack of them, to one static executable")
  .argument("[personality...]", "top first: names of stock ones and paths of .ts files")
  .option("-o, --out <exe>", "where to; by default ./ and the first one's name")
  .option("--library <folder>", "write what programs that call the ABI image are built with, instead or as well")
  .option("-m, --mechanism <name>", "by what system calls are brought back")
  .option("--boundary <set>", `which calls the kernel still receives: ${setsInWords}`)
  .option("--pin", "have the kernel take each call from its gate in the image alone")
  .action(async (stack: string[], { library, ...options }: BuildOptions & { library?: string }) => {
    if (library !== undefined) await (await import("./library.js")).buildLibrary(library);
    if (stack.length > 0) await build(stack, options);
    else if (library === undefined) throw new Failure("cannot build", "expected a personality, got none", "name one, as in unweld build mine.ts");
  });

program.command("probe")
  .description("show which kernel mechanisms work here for this user, and what to do about those that do not")
  .option("--json", "print JSON")
  .action(async ({ json }: { json?: boolean }) => { await (await import("./probe/probe.js")).probe(json === true); });

program.command("conform")
  .description("run the catalogue of what breaks, natively and under mechanisms")
  .argument("[mechanism...]", "all of them when none is named")
  .option("--case <id>", "this case alone; may be repeated", (id: string, before: string[]) => [...before, id], [])
  .option("--user <name>", "root or nobody: who the programs are run as; only root can choose")
  .option("--json", "print JSON")
  .option("--html <file>", "write a page as well")
  .action(async (names: string[], options: ConformOptions) => { await (await import("./conform.js")).conform(names, options); });

program.command("bench")
  .description("measure what each mechanism costs on this machine, in pairs with native Linux")
  .argument("[mechanism...]", "those to measure, `symbol` for calls by the image's functions; all when none is named")
  .option("--quick", "less than a minute: fewer and shorter rounds, and no real programs")
  .option("--programs", "measure real programs too, all of whose calls go through the library (the default without --quick)")
  .option("--json", "print JSON")
  .option("--html <file>", "write a page with plots")
  .action(async (mechanisms: string[], options: { quick?: boolean; json?: boolean; html?: string; programs?: boolean }) => {
    await (await import("./bench.js")).bench(mechanisms, options);
  });

// A reader such as head(1) may have seen enough.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => process.exit(code === "EPIPE" ? 0 : failed));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = failed;
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : failed;
  else if (error instanceof Failure) process.stderr.write(`unweld: ${error.message}\n`);
  else if (error instanceof CompileError) process.stderr.write(`unweld: cannot compile the personality\n${error.message}\n`);
  else process.stderr.write(`unweld: a fault of Unweld's own; please report it\n${(error as Error).stack}\n`);
}

import { parseArgs } from "node:util";
import { buildImage } from "./build-image.js";
import { CompileError } from "./compile-error.js";

const usage = "usage: main.js -o OUT [--cache DIR] [--keep DIR] [--supervised] [PERSONALITY.ts…]";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string", short: "o" }, cache: { type: "string" }, keep: { type: "string" }, supervised: { type: "boolean", default: false } },
});
if (values.out === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}
try {
  await buildImage({
    layers: positionals,
    out: values.out,
    supervised: values.supervised,
    ...(values.cache === undefined ? {} : { cacheDir: values.cache }),
    ...(values.keep === undefined ? {} : { keep: values.keep }),
  });
} catch (error) {
  if (!(error instanceof CompileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

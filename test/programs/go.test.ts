import { test } from "node:test";
import { esbuild, whyNoEsbuild } from "./esbuild.js";
import { sameAsNatively, type Program } from "./same.js";

const whyNot = await whyNoEsbuild();
const modules = Object.fromEntries(Array.from({ length: 60 }, (_, i) =>
  [`m${i}.ts`, `${i < 59 ? `import { f as g } from "./m${i + 1}";` : "const g = (x: number): number => x;"} export const f = (x: number): number => g(x + ${i}) ?? 0; export class C${i}<T> { constructor(readonly t: T) {} }\n`]));
const bundle = (name: string, script: string): Program => ({
  name: `esbuild: ${name}`, command: ["bash", "-ec", script], files: { ...modules, "main.ts": "import { f } from './m0'; console.log(f(1));" }, env: { ESBUILD: esbuild },
});

if (whyNot !== undefined) test("Go programs work as natively", { skip: whyNot }, () => {});
else {
  sameAsNatively("Go programs", [
    bundle("bundles", "\"$ESBUILD\" main.ts --bundle --minify --sourcemap --log-level=error --outfile=out.js; md5sum out.js out.js.map; for i in 1 2 3 4 5; do \"$ESBUILD\" main.ts --bundle --target=es2015 --log-level=error | md5sum; done"),
    bundle("many at once", "for i in 1 2 3 4 5 6; do \"$ESBUILD\" main.ts --bundle --log-level=error --outfile=o$i.js & done; wait; md5sum o*.js"),
    bundle("few processors", "GOMAXPROCS=1 \"$ESBUILD\" main.ts --bundle --log-level=error | md5sum; GOMAXPROCS=16 GOGC=1 \"$ESBUILD\" main.ts --bundle --log-level=error | md5sum"),
    bundle("errors", "echo 'let x = ;' >bad.ts; \"$ESBUILD\" bad.ts --log-level=error 2>&1 | head -3; \"$ESBUILD\" --version"),
  ]);
}

sameAsNatively("other Go programs", [
  { name: "gosu", command: ["bash", "-c", "gosu nobody id -u; gosu nobody sh -c 'exit 3'; echo $?; gosu --version | cut -c1-3"], needs: ["gosu"], user: "root" },
]);

// Exit status 0 if node_modules holds what package-lock.json names. Only Node's own modules: it runs before `npm ci`.
// An installed package has no lock file; its dependencies are the package manager's business.
import { existsSync, readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const packagesOf = (name) => JSON.parse(readFileSync(new URL(name, root), "utf8")).packages;

if (existsSync(new URL("package-lock.json", root))) {
  if (!existsSync(new URL("node_modules/.package-lock.json", root))) process.exit(1);
  const installed = packagesOf("node_modules/.package-lock.json");
  for (const [path, wanted] of Object.entries(packagesOf("package-lock.json"))) {
    // Packages for other machines are optional and absent.
    if (path === "" || wanted.optional) continue;
    if (installed[path]?.version !== wanted.version || !existsSync(new URL(`${path}/package.json`, root))) process.exit(1);
  }
}

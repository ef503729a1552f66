import path from "node:path";
import { muslPrograms } from "./files.js";

/** A real program, for what all of its calls cost. */
export interface Program {
  readonly name: string;
  readonly what: string;
  /** Have to be in PATH, or be there. */
  readonly needs: readonly string[];
  /** Shell lines that make what the command works on, in an empty folder; run once. */
  readonly setUp: string;
  /** Shell lines before each run, not counted. */
  readonly before?: string;
  readonly command: readonly string[];
}

const shell = (line: string): readonly string[] => ["sh", "-c", line];
const tree = "for d in $(seq 40); do mkdir -p tree/$d; for f in $(seq 25); do echo $d $f >tree/$d/$f; done; done";

const lines = "{ echo 'pragma synchronous = off; create table t (a integer primary key, b text);'; for i in $(seq 300); do echo \"insert into t (b) values ('$i');\"; done; echo 'select count(*) from t;'; } >lines.sql";
const source = "{ echo '#include <stdio.h>'; for i in $(seq 100); do echo \"int f$i(int a) { return printf(\\\"%d\\\", a + $i); }\"; done; echo 'int main(void) { return 0; }'; } >program.c";

/** Programs of the system. */
export const programs: readonly Program[] = [
  { name: "tar", what: "tar -c of 1,000 files", needs: ["tar"], setUp: tree, command: ["tar", "-cf", "/dev/null", "--sparse", "tree"] },
  { name: "find", what: "find -ls of 1,000 files", needs: ["find"], setUp: tree, command: shell("find tree -ls >/dev/null") },
  {
    name: "git", what: "git add and commit of 1,000 files", needs: ["git"], setUp: tree,
    before: "rm -rf tree/.git && git -C tree init -q",
    command: shell("git -C tree add . && git -C tree -c user.name=a -c user.email=a@example.org commit -qm all"),
  },
  {
    name: "sqlite", what: "sqlite3: 300 transactions", needs: ["sqlite3"],
    setUp: lines, before: "rm -f file.db", command: shell("sqlite3 file.db <lines.sql >/dev/null"),
  },
  {
    name: "cc", what: "cc -O1 of a small C program", needs: ["cc"], setUp: source,
    command: ["cc", "-O1", "-o", "program", "program.c"],
  },
  {
    name: "web-server", what: "node: a web server and 2,000 requests to it, 8 at a time", needs: ["node"],
    setUp: `cat >server.cjs <<'END'
const http = require("http");
const server = http.createServer((request, response) => response.end("answer"));
server.listen(0, "127.0.0.1", async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const one = () => new Promise((done, failed) => http.get({ port: server.address().port, agent }, (response) => { response.resume(); response.on("end", done); }).on("error", failed));
  await Promise.all(Array.from({ length: 8 }, async () => { for (let i = 0; i < 250; i++) await one(); }));
  process.exit(0);
});
END`,
    command: ["node", "server.cjs"],
  },
];

const musl = (name: string): string => path.join(muslPrograms, name);
const [busybox, git, sqlite, tcc] = ["busybox", "git", "sqlite3", "tcc"].map(musl) as [string, string, string, string];
const muslShell = (line: string): readonly string[] => [busybox, "sh", "-c", line];

/** Programs of a libc that makes its calls through the image where there is one, and itself where there is none. */
export const libcPrograms: readonly Program[] = [
  { name: "libc-tar", what: "with musl, busybox tar -c of 1,000 files", needs: [busybox], setUp: tree, command: [busybox, "tar", "-cf", "archive", "tree"] },
  { name: "libc-find", what: "with musl, busybox find of 1,000 files", needs: [busybox], setUp: tree, command: muslShell(`${busybox} find tree -type f >names`) },
  {
    name: "libc-git", what: "with musl, git add and commit of 1,000 files", needs: [busybox, git], setUp: tree,
    before: `rm -rf tree/.git && ${git} -C tree init -q --template=`,
    command: muslShell(`${git} -C tree add . && ${git} -C tree --exec-path=${muslPrograms} -c user.name=a -c user.email=a@example.org commit -qm all`),
  },
  { name: "libc-sqlite", what: "with musl, sqlite3: 300 transactions", needs: [busybox, sqlite], setUp: lines, before: "rm -f file.db", command: muslShell(`${sqlite} file.db <lines.sql >count`) },
  { name: "libc-tcc", what: "with musl, tcc of a small C program, 20 times", needs: [busybox, tcc], setUp: source, command: muslShell(`for i in $(${busybox} seq 20); do ${tcc} -static -o program program.c; done`) },
  {
    name: "libc-web-server", what: "with musl, busybox httpd: 100 requests to it", needs: [busybox], setUp: "mkdir www && seq 1000 >www/page",
    command: muslShell(`${busybox} httpd -f -p 127.0.0.1:48123 -h www & server=$!
until ${busybox} wget -q -O page http://127.0.0.1:48123/page; do ${busybox} sleep 0.01; done
for i in $(${busybox} seq 100); do ${busybox} wget -q -O page http://127.0.0.1:48123/page; done; kill $server`),
  },
];

/** What a program of either kind is in words. */
export function programWords(name: string): string | undefined {
  return [...programs, ...libcPrograms].find((program) => program.name === name)?.what;
}

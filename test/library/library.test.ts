import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { syscallList } from "../../src/abi/syscalls.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { stockImage } from "../../src/cli/stock.js";
import { ownCache, run, temporaryFolder, unweld } from "../cli/unweld.js";
import { isInstalled } from "../../src/guests/compile.js";

const skips = new Map<string, { skip: false | string }>();
for (const name of ["strace", "gdb", "pkg-config"]) skips.set(name, { skip: !await isInstalled(name) && `${name} is not installed` });

const fixtures = path.join(projectRoot, "test/library/fixtures");
const image = stockImage("none");
const folder = temporaryFolder();
const library = path.join(folder, "library");
const env = { ...process.env, PKG_CONFIG_PATH: path.join(library, "lib/pkgconfig") };

/** How the program comes by the library. */
const links = { archive: ["-l:liblinux-abi.a"], "shared object": ["-llinux-abi", `-Wl,-rpath,${library}/lib`], static: ["-llinux-abi", "-static"] } as const;

function compile(link: keyof typeof links): string {
  const out = path.join(folder, `six-${link.replace(" ", "-")}`);
  execFileSync("gcc", ["-O2", "-Wall", "-Werror", `-I${library}/include`, "-o", out, path.join(fixtures, "six.c"), `-L${library}/lib`, ...links[link]]);
  return out;
}

before(() => {
  const { status, stderr } = unweld(["build", "--library", library]);
  assert.equal(status, 0, stderr);
});

const calls = ["getcpu", "clock_gettime", "getrandom", "getpid", "uname", "time", "vdso clock_gettime", "vdso time"];
const transcript = (who: string, answer: string) => [`the library is ${who}`, ...calls.map((call) => `${call}: ${answer}`), ""].join("\n");

for (const link of Object.keys(links) as (keyof typeof links)[]) {
  test(`the same program's functions are the kernel's, pass the image, or are the image's (${link})`, () => {
    const program = compile(link);
    assert.equal(run(program, []).stdout, transcript("the stub's", "kernel"), "natively");
    assert.equal(run(image, ["--", program]).stdout, transcript("the image's", "kernel"), "under none");
    const under = unweld(["run", "-p", path.join(fixtures, "six.ts"), "--", program], { env: ownCache(folder) });
    assert.equal(under.stdout, transcript("the image's", "image"), under.stderr);
    assert.equal(run(image, ["-o", "net=trap", "--", program]).stdout, transcript("the image's", "kernel"), "in a trap session");
  });
}

test("a call by a function does not trap", skips.get("strace")!, () => {
  const program = compile("archive");
  const log = path.join(folder, "log");
  assert.equal(run("strace", ["-f", "-o", log, image, "--", program]).status, 0);
  const lines = readFileSync(log, "utf8").split("\n");
  const [from, to] = ["from here", "to here"].map((text) => lines.findIndex((line) => line.includes(`write(2, "${text}`)));
  assert.ok(from! > 0 && to! > from!, "the marks are there");
  const between = lines.slice(from! + 1, to);
  assert.equal(between.filter((line) => line.includes("getppid()")).length, 300);
  assert.equal(between.find((line) => !/getcpu\(|getppid\(|close\(/.test(line)), undefined);
  assert.ok(lines.some((line) => line.includes("SIGSYS")), "strace shows traps, as of the C library's own calls");
});

test("the image exports every call in one version, and the vDSO's names in the kernel's", () => {
  const listed = execFileSync("readelf", ["-W", "--dyn-syms", image], { encoding: "utf8" });
  const symbols = [...listed.matchAll(/ (?:FUNC) +(?:GLOBAL|WEAK) +DEFAULT +\d+ (\S+)@@(\S+)/g)].map(([, name, version]) => `${name}@${version}`);
  const expected = [
    ...syscallList.map(({ name }) => `linux_${name}@LINUX_ABI_1`), ...["syscall", "enter", "enter_task"].map((name) => `linux_${name}@LINUX_ABI_1`),
    ...["clock_gettime", "gettimeofday", "time", "getcpu", "clock_getres"].flatMap((name) => [`${name}@LINUX_2.6`, `__vdso_${name}@LINUX_2.6`]),
    "__vdso_getrandom@LINUX_2.6",
  ];
  assert.deepEqual(symbols.sort(), expected.sort());
});

test("the image follows the vDSO's rules", () => {
  const readelf = (option: string) => execFileSync("readelf", ["-W", option, image], { encoding: "utf8" });
  const loads = [...readelf("-l").matchAll(/^ +LOAD +(0x\w+) .* (R E|RW |R  ) 0x/gm)].map(([, offset, flags]) => [Number(offset), flags]);
  assert.deepEqual(loads.map(([, flags]) => flags), ["R E", "RW "], "one segment for all, one of a process's own");
  assert.equal(loads[0]![0], 0, "the shared segment has the headers");
  assert.match(readelf("-h"), /Type: +DYN/);
  assert.match(readelf("-r"), /There are no relocations/);
  assert.match(readelf("-n"), /Build ID: [0-9a-f]{40}/);
  assert.match(readelf("-l"), /GNU_EH_FRAME/);
  assert.match(readelf("-l"), /GNU_STACK .* RW  /);
  assert.doesNotMatch(readelf("-l"), /INTERP|TLS|RELRO/);
  assert.doesNotMatch(readelf("-d"), /NEEDED|TEXTREL|INIT|FINI/);
  assert.match(readelf("-d"), /SONAME.*linux-vdso\.so\.1/);
  // What a program reads in the image lies in the segment that is mapped for all.
  const headers = readelf("-l").split("Section to Segment mapping")[1]!;
  assert.match(headers, /00 .*\.hash .*\.dynsym .*\.dynstr .*\.gnu\.version_d .*\.dynamic .*\.eh_frame .*\.text/);
});

test("unwind information covers every function of the library", () => {
  const symbols = [...execFileSync("readelf", ["-W", "--dyn-syms", image], { encoding: "utf8" }).matchAll(/: ([0-9a-f]{16}) .* (linux_\w+)@@/g)];
  const frames = [...execFileSync("readelf", ["--debug-dump=frames", image], { encoding: "utf8", maxBuffer: 1 << 26 })
    .matchAll(/FDE .*pc=([0-9a-f]+)\.\.([0-9a-f]+)/g)].map(([, from, to]) => [parseInt(from!, 16), parseInt(to!, 16)] as const);
  const bare = symbols.filter(([, address]) => !frames.some(([from, to]) => parseInt(address!, 16) >= from && parseInt(address!, 16) < to));
  assert.ok(symbols.length > 380);
  assert.deepEqual(bare.map(([, , name]) => name), []);
});

test("a debugger finds the caller of a function, natively and under the image", skips.get("gdb")!, () => {
  const source = path.join(folder, "pausing.c");
  writeFileSync(source, `#include <linux-abi.h>
#include <time.h>
int innermost(void) { struct timespec t = { 0, 300000000 }; int r = (int)linux_nanosleep(&t, 0); __asm__ volatile("" ::: "memory"); return r; }
int main(void) { return innermost() + 1 == 1 ? 0 : 1; }
`);
  const program = path.join(folder, "pausing");
  execFileSync("gcc", ["-O1", "-g", "-fno-optimize-sibling-calls", "-fno-inline", `-I${library}/include`, "-o", program, source, `-L${library}/lib`, ...links.archive]);
  // Into the function, then step by step to its `syscall`; every stop has the same callers.
  const steps = Array.from({ length: 8 }, () => ["-ex", "stepi", "-ex", "bt"]).flat();
  const gdb = ["gdb", "-nx", "-q", "-batch", "-iex", "set debuginfod enabled off", "-ex", "break linux_nanosleep", "-ex", "run", ...steps, program];
  for (const command of [gdb, [image, "--", ...gdb]]) {
    const { stdout } = run(command[0]!, command.slice(1));
    const inside = [...stdout.matchAll(/^#0 (?!.*(innermost|main)).*\n#1 (.*)\n#2 (.*)/gm)];
    assert.ok(inside.length >= 5, stdout);
    for (const [all, , caller, outer] of inside) assert.ok(caller!.includes("innermost") && outer!.includes("main"), all);
  }
});

test("the header is C and C++ without a warning, with the C library's own headers before and after it", () => {
  const source = path.join(folder, "header.c");
  const own = ["sys/stat.h", "sys/socket.h", "poll.h", "signal.h", "time.h", "sys/utsname.h", "sys/time.h", "sys/resource.h", "sched.h", "sys/uio.h", "utime.h"];
  const includes = own.map((name) => `#include <${name}>`).join("\n");
  const header = '#include <linux-abi.h>\n#include <linux-abi-find.h>\n';
  writeFileSync(source, `${header}${includes}\n${header}int main(void) { struct stat s; return linux_stat("/", &s) + (linux_abi_find(0, "", "") != 0); }\n`);
  const flags = ["-Wall", "-Wextra", "-Werror", "-pedantic", `-I${library}/include`, "-c", "-o", "/dev/null"];
  for (const [compiler, language] of [["gcc", ["-std=c99"]], ["gcc", ["-std=gnu17"]], ["g++", ["-x", "c++", "-std=c++17"]]] as const) {
    const { status, stderr } = run(compiler, [...language, ...flags, source]);
    assert.equal(status, 0, `${compiler} ${language.join(" ")}: ${stderr}`);
  }
});

test("pkg-config gives the flags, wherever the folder is moved", skips.get("pkg-config")!, () => {
  const flags = execFileSync("pkg-config", ["--cflags", "--libs", "linux-abi"], { encoding: "utf8", env }).trim().split(" ");
  const out = path.join(folder, "by-pkg-config");
  execFileSync("gcc", ["-o", out, path.join(fixtures, "six.c"), ...flags]);
  assert.equal(run(out, [], { env: { ...process.env, LD_LIBRARY_PATH: path.join(library, "lib") } }).stdout, transcript("the stub's", "kernel"));
});

test("a folder that cannot be written is one sentence", () => {
  const file = path.join(folder, "a-file");
  writeFileSync(file, "");
  const { status, stderr } = unweld(["build", "--library", path.join(file, "below")]);
  assert.equal(status, 125);
  assert.match(stderr, /^unweld: cannot write \S+\/a-file\/below\n {2}ENOTDIR\n {2}name another folder with --library DIR\n$/);
});

test("build without a personality and without --library says what is missing", () => {
  const { status, stderr } = unweld(["build"]);
  assert.equal(status, 125);
  assert.equal(stderr, "unweld: cannot build\n  expected a personality, got none\n  name one, as in unweld build mine.ts\n");
});

import { execFileSync } from "node:child_process";
import { chmod, rm } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { filterText } from "../../src/cli/boundary/text.js";
import { resolveSet } from "../../src/cli/boundary/resolve.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { guestOf, testAsUsers } from "../guests/as-users.js";
import { imageUnderTest, setStage } from "../guests/stage.js";
import { fewerUsers } from "../../src/guests/users.js";
import { esbuild, whyNoEsbuild } from "../programs/esbuild.js";
import { sameAsNatively, type Program } from "../programs/same.js";

/** Compiles what stands for the image, with a boundary in front of its arguments. */
async function bounded(image: string, set: string, option?: string): Promise<string> {
  const out = path.join(path.dirname(image), `bounded-${set}-${option === undefined ? "" : "trap"}`);
  const source = path.join(projectRoot, "test/boundary/fixtures/with-boundary.c");
  const macros = [`-DIMAGE="${image}"`, `-DBOUNDARY="${filterText(resolveSet(set))}"`, ...(option === undefined ? [] : [`-DOPTION="${option}"`])];
  execFileSync("gcc", ["-O2", "-Wall", "-Werror", ...macros, "-o", out, source]);
  await chmod(out, 0o755);
  return out;
}

/** Those on what a filter under a program has to do with: its own filters, exec, forks, threads, signals, tracers, dispatch. */
const guests = [
  "clone-raw", "clone-vm", "clone3", "dispatch-own", "exec-from-thread", "exec-proc-self", "exec-vfork", "fork-storm", "gs-base", "jit-write-then-run",
  "many-threads", "pthread-cancel", "ptrace-child", "seccomp-errno", "seccomp-few-calls", "seccomp-notify", "seccomp-strict", "seccomp-trap",
  "sigsys-handler", "vdso-calls", "vfork",
];

if (fewerUsers !== undefined) test("guests inside a boundary as another user", { skip: fewerUsers }, () => {});

for (const [net, option, names] of [
  ["dispatch", undefined, guests], ["a filter", "net=trap", guests.filter((name) => /seccomp|vfork|fork|dispatch/.test(name))],
] as const) {
  test(`guests inside a boundary behave as natively, where the net is ${net}`, async (t) => {
    const { folder, image: file } = await setStage(imageUnderTest());
    try {
      const image = await bounded(file, "linux-6.18", option);
      for (const name of names) {
        const guest = guestOf(name);
        await testAsUsers(t, name, { guest, build: guest.builds[0]!, image, folder });
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** Programs that have another way where a call is ENOSYS. */
const programs: Program[] = [
  { name: "bash: a pipeline and jobs", command: ["bash", "-c", "seq 1000 | sort -rn | head -2 | tr 0-9 a-j; for i in 1 2 3; do (exit $i) & started+=($!); done; for job in ${started[@]}; do wait $job; echo $?; done"] },
  { name: "static busybox", command: ["busybox", "sh", "-c", "busybox seq 300 | busybox awk '{ s += $1 } END { print s }'; (busybox sleep 0.01; echo slept) & wait"] },
  { name: "python: threads and subprocesses", command: ["python3", "-c", "import subprocess, threading\nout = {}\ndef work(n): out[n] = subprocess.run(['sh', '-c', f'echo {n * 7}'], stdout=subprocess.PIPE).stdout\nts = [threading.Thread(target=work, args=(n,)) for n in range(8)]\n[t.start() for t in ts]; [t.join() for t in ts]; print(sorted(out.items()))"] },
  { name: "perl", command: ["perl", "-e", "print `echo from a child`; my $pid = fork; if (!$pid) { exit 9 } waitpid $pid, 0; print $? >> 8, qq(\\n)"] },
  { name: "tar", command: ["bash", "-c", "mkdir d; seq 100 >d/f; ln -s f d/l; tar -cf a.tar d; rm -r d; tar -xf a.tar; ls d; wc -l d/f"] },
];

const whyNot = await whyNoEsbuild();
if (whyNot !== undefined) test("a Go program on the calls of an old kernel", { skip: whyNot }, () => {});
else programs.push({
  name: "esbuild", command: ["bash", "-ec", "echo 'export const a: number = 1' >m.ts; \"$ESBUILD\" m.ts --bundle --minify --log-level=error | md5sum; GOMAXPROCS=8 \"$ESBUILD\" --version"],
  env: { ESBUILD: esbuild },
});

sameAsNatively("programs on the calls of an old kernel", programs, (image) => bounded(image, "linux-4.18"));
sameAsNatively("programs on those of the oldest", programs, (image) => bounded(image, "linux-4.4", "net=trap"));

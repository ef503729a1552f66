import { sameAsNatively, type Program } from "./same.js";

const file = (name: string, command: string, source: string, more: Partial<Program> = {}): Program =>
  ({ name, command: [command, "program"], files: { program: source }, ...more });
const python = (name: string, source: string, more: Partial<Program> = {}) => file(`python: ${name}`, "python3", source, more);
const perl = (name: string, source: string) => file(`perl: ${name}`, "perl", source);
const node = (name: string, source: string, more: Partial<Program> = {}): Program =>
  ({ name: `node: ${name}`, command: [process.execPath, "program.mjs"], files: { "program.mjs": source }, ...more });

sameAsNatively("Python, Perl and others", [
  python("threads", `
import threading, queue, os
q, results, lock = queue.Queue(), [], threading.Lock()
def work():
    while True:
        item = q.get()
        if item is None: return
        with lock: results.append((item * item, os.getppid() > 0))
threads = [threading.Thread(target=work) for _ in range(50)]
for t in threads: t.start()
for i in range(2000): q.put(i)
for _ in threads: q.put(None)
for t in threads: t.join()
print(len(results), sum(r for r, _ in results), all(b for _, b in results))
`),
  python("multiprocessing", `
import multiprocessing as mp, os
def square(x): return x * x
def child(connection, value):
    connection.send(value.value + 1); connection.close()
if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        context = mp.get_context(method)
        with context.Pool(2) as pool: print(method, sum(pool.map(square, range(200), 10)))
        here, there = context.Pipe(); value = context.Value("i", 41)
        p = context.Process(target=child, args=(there, value)); p.start(); print(here.recv()); p.join(); print(p.exitcode)
`, { timeLimitMs: 120_000 }),
  python("subprocess", `
import subprocess, sys, os, signal
print(subprocess.run(["sh", "-c", "cat; exit 3"], input=b"in", capture_output=True))
print(subprocess.check_output("seq 5 | sort -r", shell=True))
p = subprocess.Popen(["sleep", "10"]); p.send_signal(signal.SIGTERM); print(p.wait())
try: subprocess.run(["sleep", "10"], timeout=0.1)
except subprocess.TimeoutExpired: print("timeout")
try: subprocess.run(["/nonexistent"])
except FileNotFoundError as e: print(e.errno)
print(subprocess.run([sys.executable, "-c", "import os; print(sorted(int(f) for f in os.listdir('/proc/self/fd')))"], capture_output=True, close_fds=True).stdout)
print(subprocess.run(["env"], env={"A": "b"}, capture_output=True).stdout)
print(sum(subprocess.call(["true"]) for _ in range(50)))
print(subprocess.run("id -u", shell=True, preexec_fn=lambda: os.umask(0o77), start_new_session=True, capture_output=True).returncode)
`),
  python("asyncio", `
import asyncio, sys
async def echo(reader, writer):
    while line := await reader.readline(): writer.write(line.upper()); await writer.drain()
    writer.close()
async def client(port, i):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"line %d\\n" % i); answer = await reader.readline(); writer.close(); return answer
async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0); port = server.sockets[0].getsockname()[1]
    print(sorted(await asyncio.gather(*(client(port, i) for i in range(50))))[:3])
    p = await asyncio.create_subprocess_exec("sh", "-c", "read x; echo got $x; exit 4", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(await p.communicate(b"word\\n"), p.returncode)
    try: await asyncio.wait_for(asyncio.sleep(5), 0.05)
    except asyncio.TimeoutError: print("timeout")
    print(await asyncio.get_running_loop().run_in_executor(None, sum, range(1000)))
    server.close()
asyncio.run(main())
`),
  python("signals", `
import signal, os, time, threading, faulthandler
seen = []
for s in (signal.SIGUSR1, signal.SIGALRM, signal.SIGCHLD, signal.SIGSYS): signal.signal(s, lambda n, f: seen.append(signal.Signals(n).name))
os.kill(os.getpid(), signal.SIGUSR1); os.kill(os.getpid(), signal.SIGSYS)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02); time.sleep(0.2); signal.setitimer(signal.ITIMER_REAL, 0)
print(seen.count("SIGALRM") >= 5, seen[:2])
if os.fork() == 0: os._exit(0)
print(os.waitpid(-1, 0)[1], "SIGCHLD" in seen)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2}); os.kill(os.getpid(), signal.SIGUSR2); print(signal.sigpending(), signal.sigwait({signal.SIGUSR2}))
r, w = os.pipe(); os.set_blocking(w, False); signal.set_wakeup_fd(w); os.kill(os.getpid(), signal.SIGUSR1); print(os.read(r, 1) == bytes([signal.SIGUSR1]))
print(sorted(s.name for s in signal.valid_signals() if hasattr(s, "name"))[:3], signal.getsignal(signal.SIGSYS) is not None)
def interrupt(): time.sleep(0.1); os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=interrupt).start()
try: time.sleep(5)
except KeyboardInterrupt: print("interrupted")
`),
  python("files and maps", `
import os, mmap, fcntl, tempfile, shutil, ctypes, resource, select, socket, errno
with tempfile.TemporaryDirectory(dir=".") as d:
    p = os.path.join(d, "\\udcff\\udcfe"); open(p, "w").write("x" * 10000); print(os.listdir(os.fsencode(d)), os.stat(p).st_size)
    with open(p, "r+b") as f:
        m = mmap.mmap(f.fileno(), 0); m[0:3] = b"abc"; m.flush(); print(f.read(5)); fcntl.flock(f, fcntl.LOCK_EX); m.close()
    shutil.copytree(d, d + "x"); shutil.rmtree(d + "x"); print(os.sendfile(os.open(p + "c", os.O_CREAT | os.O_RDWR), os.open(p, os.O_RDONLY), 0, 100))
m = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC); m.write(b"\\xb8\\x27\\0\\0\\0\\x0f\\x05\\xc3")
f = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(m))); print(all(f() == os.getpid() for _ in range(1000)))
a, b = socket.socketpair(); e = select.epoll(); e.register(a, select.EPOLLIN); b.send(b"x"); print(e.poll(1)[0][1])
try: os.open("/nonexistent", 0)
except OSError as x: print(errno.errorcode[x.errno])
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 0, os.get_terminal_size.__name__, len(os.sched_getaffinity(0)) > 0, len(os.urandom(16)), os.cpu_count() > 0)
`),
  python("its own tests of signals and pipes", `
import unittest, random
random.seed(1)
import os, select, signal
class Tests(unittest.TestCase):
    def test_select_is_retried(self):
        r, w = os.pipe(); signal.signal(signal.SIGALRM, lambda *a: None); signal.setitimer(signal.ITIMER_REAL, 0.05)
        self.assertEqual(select.select([r], [], [], 0.2), ([], [], []))
    def test_large_pipe(self):
        r, w = os.pipe()
        if os.fork() == 0:
            os.close(r); data = os.urandom(1) * 1000000
            while data: data = data[os.write(w, data):]
            os._exit(0)
        os.close(w); total = 0
        while chunk := os.read(r, 65536): total += len(chunk)
        self.assertEqual(total, 1000000); os.wait()
print(unittest.main(exit=False, argv=["x"], verbosity=0).result.wasSuccessful())
import sys; sys.stderr.close()
`, { prints: /True/, command: ["sh", "-c", "python3 program 2>/dev/null"], needs: ["python3"] }),
  perl("fork, pipes and signals", `
use strict; use POSIX ":sys_wait_h"; $| = 1;
my $total = 0; for my $i (1..100) { my $pid = fork // die; exit($i % 50) if !$pid; waitpid $pid, 0; $total += $? >> 8 } print "$total\\n";
open my $p, "-|", "seq 1000" or die; my $s = 0; $s += $_ while <$p>; close $p; print "$s $?\\n";
open my $q, "|-", "sort -rn | head -2" or die; print $q "$_\\n" for 1..500; close $q; print "$?\\n";
my $pid = open(my $k, "-|") // die; if (!$pid) { print "from a child\\n"; exit 3 } print <$k>; close $k; print $? >> 8, "\\n";
my $n = 0; $SIG{ALRM} = sub { $n++ }; $SIG{CHLD} = sub { 1 while waitpid(-1, WNOHANG) > 0 }; 
eval { local $SIG{ALRM} = sub { die "alarm\\n" }; alarm 1; select undef, undef, undef, 5; }; print $@;
$SIG{USR1} = sub { print "usr1\\n" }; kill USR1 => $$; kill USR1 => $$;
print qx(echo backticks; exit 5), $? >> 8, "\\n"; system("true"); print "$?\\n"; $SIG{CHLD} = "DEFAULT"; print system("exit 2") >> 8, "\\n";
pipe my $r, my $w; if (!fork) { close $r; syswrite $w, "x" x 70000; exit } close $w; my $c = 0; while (my $l = sysread $r, my $b, 4096) { $c += $l } print "$c\\n"; wait;
exec "echo", "the end";
`),
  perl("sockets and files", `
use strict; use Socket; use IO::Socket::INET; use File::Temp; use Fcntl ":flock"; $| = 1;
my $server = IO::Socket::INET->new(Listen => 5, LocalAddr => "127.0.0.1", Proto => "tcp") or die; my $port = $server->sockport;
if (!fork) { my $c = IO::Socket::INET->new("127.0.0.1:$port") or die; print $c "hello\\n"; my $l = <$c>; exit($l eq "HELLO\\n" ? 0 : 1) }
my $c = $server->accept; my $l = <$c>; print $c uc $l; close $c; wait; print "$?\\n";
socketpair my $a, my $b, AF_UNIX, SOCK_STREAM, PF_UNSPEC; syswrite $a, "abc"; sysread $b, my $x, 10; print "$x\\n";
open my $f, "+>", "f"; flock $f, LOCK_EX; print $f "$_\\n" for 1..1000; seek $f, 0, 0; my $n = () = <$f>; print "$n\\n"; truncate $f, 10; print -s "f", "\\n";
mkdir "d"; symlink "../f", "d/l"; print readlink "d/l", "\\n"; opendir my $d, "."; print join(",", sort grep !/^[.]|program/, readdir $d), "\\n"; print join(",", map { sprintf "%o", $_ & 0777 } (stat "d")[2]), "\\n";
my $fds = () = glob "/proc/self/fd/*"; print $fds > 3 ? "fds\\n" : "none\\n"; local $0 = "renamed"; print \`tr '\\\\0' '\\\\n' </proc/$$/cmdline | head -1\`;
`),
  perl("threads, where perl has them", `
use Config; if (!$Config{useithreads}) { print "none\\n"; exit }
require threads; my @t = map { my $i = $_; threads->create(sub { my $s = 0; for (1..50) { $s += $i; getppid } $s }) } 1..20; my $s = 0; $s += $_->join for @t; print "$s\\n";
`),
  file("ruby: threads, fork and pipes", "ruby", `
puts (1..20).map { |i| Thread.new { sleep 0.01; i * i } }.sum(&:value)
r, w = IO.pipe; pid = fork { w.puts "child"; exit 4 }; Process.wait pid; puts r.gets, $?.exitstatus
puts \`echo backticks\`, system("exit 3").inspect, $?.exitstatus
trap("USR1") { puts "usr1" }; Process.kill "USR1", $$; sleep 0.1
puts IO.popen("sort -rn", "r+") { |p| 5.times { |i| p.puts i }; p.close_write; p.read }
begin; require "timeout"; Timeout.timeout(0.1) { sleep 5 }; rescue Timeout::Error; puts "timeout"; end
`),
  file("lua: popen, files and errors", "lua5.4", `
local p = io.popen("seq 100 | sort -rn | head -3"); print(p:read("a")); print(p:close())
print(os.execute("exit 3")); local f = io.open("f", "w"); for i = 1, 10000 do f:write(i, "\\n") end f:close()
local s = 0; for l in io.lines("f") do s = s + l end print(s); print(io.open("/nonexistent")); os.remove("f"); print(os.getenv("TZ"))
`),
  file("php: processes and streams", "php", `<?php
echo shell_exec("seq 3"), exec("exit 2", $o, $r), $r, "\\n";
$p = proc_open("sort -rn", [["pipe", "r"], ["pipe", "w"]], $io); fwrite($io[0], "1\\n3\\n2\\n"); fclose($io[0]); echo stream_get_contents($io[1]); echo proc_close($p), "\\n";
if (function_exists("pcntl_fork")) { $pid = pcntl_fork(); if (!$pid) exit(5); pcntl_waitpid($pid, $s); echo pcntl_wexitstatus($s), "\\n"; }
file_put_contents("f", str_repeat("x", 100000)); echo filesize("f"), md5_file("f"), "\\n";
`),
  {
    name: "java: threads, processes and files", command: ["bash", "-c", "java -Xshare:auto -XX:+UseSerialGC -Xmx64m Main.java"], needs: ["java", "javac"], timeLimitMs: 120_000,
    files: { "Main.java": `
import java.util.concurrent.*; import java.nio.file.*; import java.util.stream.*;
class Main { public static void main(String[] a) throws Exception {
  ExecutorService e = Executors.newFixedThreadPool(8); Future<?>[] f = new Future<?>[100]; for (int i = 0; i < 100; i++) { int j = i; f[i] = e.submit(() -> j * j); }
  int s = 0; for (Future<?> x : f) s += (Integer) x.get(); e.shutdown(); System.out.println(s);
  Process p = new ProcessBuilder("sh", "-c", "cat; exit 3").start(); p.getOutputStream().write("in".getBytes()); p.getOutputStream().close(); System.out.println(new String(p.getInputStream().readAllBytes()) + p.waitFor());
  Files.write(Path.of("f"), "text".getBytes()); System.out.println(Files.readString(Path.of("f")));
  int caught = 0; for (int i = 0; i < 20000; i++) try { Object o = i % 2 == 0 ? null : "x"; o.hashCode(); } catch (NullPointerException x) { caught++; } System.out.println(caught);
  System.gc(); System.out.println(Runtime.getRuntime().availableProcessors() > 0);
} }` },
  },
]);

sameAsNatively("Node programs", [
  node("worker threads", `
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
if (isMainThread) {
  const workers = Array.from({ length: 8 }, (_, i) => new Promise((resolve, reject) => { const w = new Worker(new URL(import.meta.url), { workerData: i }); let r; w.on("message", (m) => r = m); w.on("exit", () => resolve(r)); w.on("error", reject); }));
  console.log(await Promise.all(workers));
} else { let s = 0; for (let i = 0; i < 1e6; i++) s = (s + i * workerData) % 1000003; parentPort.postMessage(s); }
`),
  node("child processes", `
import { execFileSync, spawnSync, exec, fork, spawn } from "node:child_process"; import { promisify } from "node:util"; import { once } from "node:events";
if (process.argv[2]) { process.on("message", (m) => { process.send(m * 2); process.disconnect(); }); }
else {
  for (let i = 0; i < 20; i++) execFileSync("true"); console.log(execFileSync("sh", ["-c", "seq 3"]) + "", spawnSync("sh", ["-c", "exit 5"]).status, spawnSync("sh", ["-c", "kill -9 $$"]).signal);
  console.log((await promisify(exec)("echo out; echo err >&2")));
  const c = fork(process.argv[1], ["child"]); c.send(21); console.log((await once(c, "message"))[0]); console.log(await once(c, "exit"));
  const cat = spawn("cat"); let n = 0; cat.stdout.on("data", (d) => n += d.length); cat.stdin.end(Buffer.alloc(1e6)); console.log((await once(cat, "close"))[0], n);
  const s = spawn("sleep", ["10"]); s.kill(); console.log(await once(s, "exit"));
  console.log((await Promise.all(Array.from({ length: 20 }, (_, i) => promisify(exec)("echo " + i)))).map((r) => r.stdout.trim()).join());
}
`),
  node("files", `
import fs from "node:fs/promises"; import { watch, createReadStream } from "node:fs"; import { once } from "node:events";
await fs.mkdir("a/b/c", { recursive: true }); await Promise.all(Array.from({ length: 200 }, (_, i) => fs.writeFile("a/b/" + i, "x".repeat(i))));
let t = 0; for (const f of await fs.readdir("a/b")) t += (await fs.stat("a/b/" + f)).isFile() ? (await fs.readFile("a/b/" + f)).length : 0; console.log(t);
const w = watch("a"); const changed = once(w, "change"); await fs.writeFile("a/new", ""); console.log((await changed)[1]); w.close();
let n = 0; for await (const c of createReadStream(process.execPath, { end: 5e6 - 1 })) n += c.length; console.log(n);
try { await fs.open("/nonexistent"); } catch (e) { console.log(e.code); } await fs.rm("a", { recursive: true }); console.log(await fs.readdir("."));
const h = await fs.open("f", "w+"); await h.write("abc"); await h.truncate(2); console.log((await h.readFile({ encoding: "utf8" })), (await h.stat()).size); await h.close();
`),
  node("http, sockets and timers", `
import http from "node:http"; import net from "node:net"; import { once } from "node:events";
const s = http.createServer((q, r) => { let n = 0; q.on("data", (d) => n += d.length); q.on("end", () => r.end(q.url + " " + n)); }).listen(0, "127.0.0.1"); await once(s, "listening");
const base = "http://127.0.0.1:" + s.address().port; console.log((await Promise.all(Array.from({ length: 50 }, async (_, i) => (await fetch(base + "/" + i, { method: "POST", body: "x".repeat(i * 1000) })).text()))).join("|")); s.closeAllConnections(); s.close();
const u = net.createServer((c) => c.pipe(c)).listen("./sock"); await once(u, "listening"); const c = net.connect("./sock"); c.end("unix"); let t = ""; for await (const d of c) t += d; console.log(t); u.close();
const start = Date.now(); await new Promise((r) => setTimeout(r, 100)); console.log(Date.now() - start >= 99); process.on("SIGUSR2", () => { console.log("usr2"); clearInterval(i); }); const i = setInterval(() => {}, 1000); process.kill(process.pid, "SIGUSR2");
`),
  node("a WebAssembly trap and a deep stack", `
const wasm = new Uint8Array([0,97,115,109,1,0,0,0,1,5,1,96,0,1,127,3,2,1,0,5,3,1,0,1,7,5,1,1,102,0,0,10,12,1,10,0,65,128,128,128,1,40,2,0,11]);
const { f } = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports; let traps = 0; for (let i = 0; i < 1000; i++) try { f(); } catch (e) { traps += e instanceof WebAssembly.RuntimeError; } console.log(traps);
let depth = 0; const down = () => { depth++; down(); }; try { down(); } catch (e) { console.log(e instanceof RangeError, depth > 1000); }
let s = 0; for (let i = 0; i < 3e7; i++) s = (s * 31 + i) | 0; console.log(s); console.log(process.memoryUsage().rss > 0, process.hrtime.bigint() > 0n, (await import("node:os")).cpus().length > 0, (await import("node:crypto")).randomBytes(8).length, (await import("node:zlib")).gzipSync("x".repeat(1e5)).length < 1000);
`),
]);

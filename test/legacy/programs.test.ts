import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { isInstalled } from "../../src/guests/compile.js";
import { esbuild, whyNoEsbuild } from "../programs/esbuild.js";
import { sameAsNatively, type Program } from "../programs/same.js";
import { underLegacy } from "./under-legacy.js";

const sh = (name: string, needs: readonly string[], script: string, more: Partial<Program> = {}): Program =>
  ({ name, command: ["bash", "-ec", script], needs, timeLimitMs: 180_000, ...more });

const identity = "export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b GIT_AUTHOR_DATE='2020-01-01T00:00:00Z' GIT_COMMITTER_DATE='2020-01-01T00:00:00Z' GIT_CONFIG_NOSYSTEM=1";

/** Makes x_1_all.deb and y_1_all.deb, which depends on x, with what a repository's index says of them in Packages. */
const makePackages = `
for p in x y; do
  mkdir -p $p/DEBIAN $p/usr/share/$p; seq 100 >$p/usr/share/$p/n; ln -s n $p/usr/share/$p/l; chmod 4711 $p/usr/share/$p/n
  printf 'Package: %s\\nVersion: 1\\nArchitecture: all\\nMaintainer: a <a@b>\\nDescription: %s\\n' $p $p >$p/DEBIAN/control
  [ $p = x ] || echo 'Depends: x' >>$p/DEBIAN/control
  chmod -R go-w $p; find $p -exec touch -hd 2020-01-02 {} +
  dpkg-deb --root-owner-group -b $p \${p}_1_all.deb >/dev/null
  { dpkg-deb -f \${p}_1_all.deb; echo "Filename: ./\${p}_1_all.deb"; stat -c 'Size: %s' \${p}_1_all.deb; sha256sum \${p}_1_all.deb | sed 's/^\\([0-9a-f]*\\) .*/SHA256: \\1/'; echo; } >>Packages
done
mkdir -p root/var/lib/dpkg/info root/var/lib/dpkg/updates root/var/lib/dpkg/triggers root/var/log; : >root/var/lib/dpkg/status; : >root/var/lib/dpkg/available`;
const showRoot = "find root/usr -printf '%P %M %u:%g %l\\n' | sort; cat root/var/lib/dpkg/info/x.list; md5sum root/usr/share/x/n";

sameAsNatively("a Debian userland without the old calls: programs", [
  sh("bash", [], "f() { echo $((1 + $1)); }; trap 'echo usr1' USR1; kill -USR1 $$; for i in $(seq 30); do f $i; done | tail -2; echo a{1..5} | tr ' ' '\\n' | while read x; do echo \"<$x>\"; done; diff <(seq 3) <(seq 4) || echo differs; coproc cat; echo through >&${COPROC[1]}; read line <&${COPROC[0]}; echo $line; [ -x /bin/sh ] && [ ! -w /proc/version ] && echo tests; ulimit -n; cat <<<here; (exit 3) || echo $?; sleep 5 & kill %1; wait %1 || echo $?; { time true; } 2>/dev/null; printf '%s\\n' *", { files: { a: "", b: "" } }),
  sh("dash, and a script in it", ["dash"], "dash -c 'for i in 1 2 3; do (echo $i; exit $i) || echo $?; done; x=$(seq 5 | wc -l); echo $x; trap \"echo bye\" EXIT; test -d /; echo a | { read y; echo $y; }'"),
  sh("coreutils", [], "mkdir -p a/b/c; touch -d 2020-01-02 a/f; ln -s f a/link; ln a/f a/hard; cp -a a copy; mv copy moved; stat -c '%n %h %F %s' moved/*; date -r moved/f +%Y; chmod 640 moved/f; stat -c %a moved/f; rm -r a; ls -lR --time-style=+ moved | grep -v total; readlink moved/link; dd if=/dev/zero of=z bs=1k count=5 2>/dev/null; truncate -s 1M z; mkfifo p; (echo through >p) & cat p; wait; install -m 700 z y; stat -c %a y; rmdir moved/b/c; realpath --relative-to=. moved/f; seq 10000 | sort -R | sort -n | md5sum; timeout 0.1 sleep 5 || echo $?; nice -n 3 nice; seq 100 | split -l 30; cat xa?|wc -l; tail -f --pid=$$ z >/dev/null & kill $!; tee t1 t2 <<<tee; cat t1 t2; mknod q p; stat -c %F q; df . >/dev/null; sync -f .; unlink q; link t1 t3; stat -c %h t3"),
  sh("find and tar", ["find", "tar", "gzip"], "mkdir -p d/{1..20}; touch d/{1..20}/{a..e}; find d -type f | sort | md5sum; find d -name a -exec echo {} + | wc -w; find d -type f -print0 | xargs -0 -P 4 -n 5 ls | sort | md5sum; ln -s 1 d/l; tar czf t.tgz d; rm -r d; tar xzf t.tgz; tar tf t.tgz | sort | md5sum; find d -printf '%p %y %m %l\\n' | sort | md5sum; find d -newer t.tgz | wc -l; find d -name e -delete; find d -type f | wc -l"),
  sh("perl", ["perl"], `perl -e 'use strict; $| = 1; for my $i (1..20) { my $p = fork; exit $i if !$p; waitpid $p, 0; print $? >> 8, " " } print "\\n"; open my $p, "-|", "seq 100"; my $s = 0; $s += $_ while <$p>; print "$s\\n"; $SIG{ALRM} = sub { die "alarm\\n" }; eval { alarm 1; select undef, undef, undef, 5 }; print $@; eval { alarm 1; sleep 5 }; print $@; printf "%.0f %.0f\\n", alarm(10), alarm(0); mkdir "d", 0750; symlink "d", "s"; print readlink "s", "\\n"; rename "d", "e"; print -d "e" ? 1 : 0, -e "s" ? 1 : 0, "\\n"; open my $f, ">", "f"; close $f; utime 1, 2, "f"; print join(",", (stat "f")[8, 9]), "\\n"; chmod 0600, "f"; printf "%o\\n", (lstat "f")[2]; link "f", "g"; print unlink("f", "g"), "\\n"; rmdir "e"; my $r = ""; pipe R, W; vec($r, fileno(R), 1) = 1; print scalar(select(my $o = $r, undef, undef, 0.01)), "\\n"; syswrite W, "x"; print scalar(select($o = $r, undef, undef, 1)), "\\n"; print getpgrp() == getpgrp(0) ? "group\\n" : "none\\n"; print time - $^T < 60 ? "time\\n" : "none\\n"'`),
  sh("python", ["python3"], "python3 -c '\nimport os, select, signal, socket, subprocess, sys, tempfile, time, threading, shutil\nr, w = os.pipe(); p = select.poll(); p.register(r, select.POLLIN); print(p.poll(10)); os.write(w, b\"x\"); print([e for _, e in p.poll(1000)])\nprint(select.select([r], [w], [], 1) == ([r], [w], [])); e = select.epoll(); e.register(r, select.EPOLLIN); print([x for _, x in e.poll(1)])\nsignal.signal(signal.SIGALRM, lambda *a: print(\"alarm\")); signal.setitimer(signal.ITIMER_REAL, 0.05); print(select.select([], [], [], 0.3)); print(signal.alarm(9), signal.alarm(0))\npid = os.fork()\nif pid == 0: os._exit(7)\nprint(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), subprocess.run([\"sh\", \"-c\", \"exit 4\"]).returncode, subprocess.check_output([\"echo\", \"out\"]))\nos.mkdir(\"d\"); os.symlink(\"d\", \"s\"); print(os.readlink(\"s\"), os.path.isdir(\"s\"), os.access(\"d\", os.W_OK)); os.rename(\"d\", \"e\"); os.rmdir(\"e\")\nopen(\"f\", \"w\").close(); os.utime(\"f\", (1, 2)); s = os.stat(\"f\"); print(s.st_atime, s.st_mtime); os.chmod(\"f\", 0o600); os.chown(\"f\", -1, -1); os.link(\"f\", \"g\"); print(os.lstat(\"g\").st_nlink); os.mknod(\"h\"); os.mkfifo(\"i\"); print(sorted(os.listdir(\".\")))\nd = os.dup2(r, 50); print(d); os.close(d); t = [threading.Thread(target=os.getppid) for _ in range(20)]; [x.start() for x in t]; [x.join() for x in t]\na, b = socket.socketpair(); print(subprocess.Popen([\"cat\"], stdin=subprocess.PIPE, stdout=subprocess.PIPE).communicate(b\"through\")[0], os.eventfd(3) > 0 if hasattr(os, \"eventfd\") else True)\nprint(os.getpgrp() == os.getpgid(0)); os.unlink(\"s\"); shutil.copytree(\".\", \"../c\", ignore=lambda *a: [\"i\"]); print(len(os.listdir(\"../c\"))); shutil.rmtree(\"../c\")\n'"),
  sh("git", ["git"], `${identity}; git init -q -b main r; cd r; for i in $(seq 10); do seq $i >f$i; git add .; git commit -qm "commit $i"; done; git log --format=%h%s | md5sum; git checkout -qb other; echo x >f1; git commit -qam other; git checkout -q main; echo y >f2; git commit -qam main; git merge -q -m merge other; git log --oneline --graph | wc -l; git gc -q; git fsck --no-progress; cd ..; git clone -q r s; cd s; git rev-parse HEAD; git diff HEAD~3 --stat | tail -1; git status --short | wc -l; git archive HEAD | md5sum; git rebase -q HEAD~1 && echo rebased`),
  sh("gcc and make", ["gcc", "make"], "for i in $(seq 6); do echo \"int f$i(void) { return $i; }\" >f$i.c; done; { for i in $(seq 6); do echo \"int f$i(void);\"; done; echo '#include <stdio.h>'; echo 'int main(void) { printf(\"%d\\n\", 0'; for i in $(seq 6); do echo \"+f$i()\"; done; echo '); }'; } >main.c; printf 'prog: $(patsubst %%.c,%%.o,$(wildcard *.c))\\n\\t$(CC) -o $@ $^\\n' >Makefile; make -s -j2; ./prog; make -s -j2; touch f1.c; make | wc -l; gcc -O2 -static -o static *.c; ./static; ar rcs lib.a f1.o f2.o; ar t lib.a"),
  sh("a static program of musl", ["musl-gcc"], "printf '#include <stdio.h>\\n#include <stdlib.h>\\n#include <unistd.h>\\n#include <poll.h>\\n#include <dirent.h>\\n#include <sys/stat.h>\\n#include <sys/select.h>\\n#include <sys/wait.h>\\nint main(void) { struct stat s; int p[2], n = 0; char b[99]; mkdir(\"d\", 0700); symlink(\"d\", \"l\"); lstat(\"l\", &s); printf(\"%%d %%d\\\\n\", S_ISLNK(s.st_mode), access(\"d\", W_OK)); pipe(p); dup2(p[0], 40); struct pollfd f = { 40, POLLIN, 0 }; printf(\"%%d\\\\n\", poll(&f, 1, 10)); write(p[1], b, 1); printf(\"%%d\\\\n\", poll(&f, 1, -1)); DIR *d = opendir(\"d\"); while (readdir(d)) n++; printf(\"%%d %%d\\\\n\", n, (int)readlink(\"l\", b, 99)); fflush(stdout); if (!fork()) _exit(5); wait(&n); printf(\"%%d %%d %%d\\\\n\", WEXITSTATUS(n), system(\"exit 3\") >> 8, rename(\"d\", \"e\") || rmdir(\"e\") || unlink(\"l\")); alarm(100); return alarm(0) != 100; }' >m.c; musl-gcc -w -static -o m m.c; ./m"),
  sh("busybox, which is static", ["busybox"], "seq 2000 | busybox sort -rn | busybox head -2; mkdir d; busybox touch d/a d/b; busybox ln -s a d/l; busybox tar cf t.tar d; busybox tar tf t.tar | busybox sort; busybox ls -l d | busybox awk '{ print $1, $NF }'; busybox find d | busybox sort; busybox cp -a d e; busybox mv e f; busybox rm -r d; busybox sh -c 'for i in 1 2 3; do (exit $i) || echo $?; done; busybox test -d f && echo there'; seq 100 | busybox gzip | busybox gunzip | busybox md5sum; busybox timeout 1 busybox sleep 5 || echo $?; busybox stat -c %a f; busybox vi --help 2>&1 | busybox head -1 | busybox wc -l; busybox ps | busybox wc -l >/dev/null; echo a | busybox tee x; busybox cat x; busybox time busybox true 2>/dev/null"),
  sh("sqlite3", ["sqlite3"], "printf 'create table t(a integer primary key, b text); begin; with recursive c(x) as (select 1 union all select x+1 from c where x<20000) insert into t select x, hex(x*7919) from c; commit; create index i on t(b); select count(*), sum(a) from t; pragma journal_mode=wal; update t set b=b||1 where a%%100=0; pragma integrity_check; vacuum;' | sqlite3 db; for i in 1 2 3 4; do sqlite3 -cmd '.timeout 20000' db \"insert into t(b) values('w$i')\" & done; wait; sqlite3 db \"select count(*) from t where b like 'w_'\""),
  sh("node", ["node"], `node -e '
const fs = require("fs"), { execFileSync, spawn, fork } = require("child_process"), { Worker } = require("worker_threads");
fs.mkdirSync("a/b", { recursive: true }); for (let i = 0; i < 100; i++) fs.writeFileSync("a/b/" + i, "x".repeat(i)); console.log(fs.readdirSync("a/b").length, fs.statSync("a/b/50").size, fs.existsSync("a/c"));
fs.symlinkSync("b", "a/l"); console.log(fs.readlinkSync("a/l"), fs.lstatSync("a/l").isSymbolicLink(), fs.realpathSync("a/l").endsWith("/a/b")); fs.renameSync("a/b/1", "a/x"); fs.chmodSync("a/x", 0o600); fs.utimesSync("a/x", 1, 2); fs.linkSync("a/x", "a/y"); console.log(fs.statSync("a/y").nlink, fs.statSync("a/x").mtimeMs); fs.rmSync("a", { recursive: true });
console.log(execFileSync("sh", ["-c", "seq 3"]) + "", process.ppid > 0); const w = new Worker("require(\\"worker_threads\\").parentPort.postMessage(6 * 7)", { eval: true }); w.on("message", (m) => { console.log(m);
const cat = spawn("cat"); let n = 0; cat.stdout.on("data", (d) => n += d.length); cat.on("close", (c) => { console.log(c, n); const t = Date.now(); setTimeout(() => console.log(Date.now() - t >= 49), 50); }); cat.stdin.end(Buffer.alloc(1e5)); });'`),
  sh("dpkg in a root directory", ["dpkg", "dpkg-deb"], `${makePackages}
dpkg --root=root --force-script-chrootless --log=/dev/null -i x_1_all.deb y_1_all.deb | grep -v Reading; ${showRoot}; dpkg --root=root -l | tail -2; dpkg --root=root -V && echo verified; dpkg --root=root --log=/dev/null -r x 2>&1 | head -3; dpkg --root=root --log=/dev/null -P y x | wc -l; ls root/usr/share 2>/dev/null | wc -l`, { user: "root" }),
  sh("apt with a repository of its own", ["apt-get", "dpkg-deb"], `${makePackages}
mkdir -p apt/etc/apt/{apt.conf.d,preferences.d,sources.list.d,trusted.gpg.d} apt/var/{cache/apt/archives/partial,lib/apt/lists/partial,log/apt}; echo "deb [trusted=yes] file:$PWD ./" >apt/etc/apt/sources.list; ln -s ../../root/var/lib/dpkg apt/var/lib/dpkg 2>/dev/null || true
apt() { apt-get -qq -o Dir=$PWD/apt -o Dir::Bin::dpkg=/usr/bin/dpkg -o Dir::State::status=$PWD/root/var/lib/dpkg/status -o APT::Sandbox::User=root -o APT::Get::List-Cleanup=false -o Dpkg::Use-Pty=false -o Dpkg::Options::=--root=$PWD/root -o Dpkg::Options::=--log=/dev/null -o DPkg::Path= "$@" 2>&1; }
apt update | sed "s|$PWD||"; apt -s install y | sed "s|$PWD||"; apt -y install y | grep -v Reading | sed "s|unpack .*/cwd|unpack |"; ${showRoot}; apt -y remove x | grep -v Reading; ls root/usr/share | wc -l`, { user: "root" }),
], wrapped);

const whyNot = await whyNoEsbuild();
if (whyNot !== undefined) test("a Debian userland without the old calls: Go", { skip: whyNot }, () => {});
else {
  sameAsNatively("a Debian userland without the old calls: Go", [
    sh("esbuild", [], "echo 'import { f } from \"./m\"; console.log(f(1));' >main.ts; echo 'export const f = (x: number): number => x + 1;' >m.ts; \"$ESBUILD\" main.ts --bundle --minify --sourcemap --log-level=error --outfile=out.js; md5sum out.js out.js.map; for i in 1 2 3; do \"$ESBUILD\" main.ts --bundle --log-level=error | md5sum; done", { env: { ESBUILD: esbuild } }),
  ], wrapped);
}

test("without the personality, the boundary refuses what these programs ask for", { skip: await isInstalled("perl") ? false : "perl is not installed" }, () => {
  const command = underLegacy.map((word) => word === "legacy" ? "none" : word);
  const { status, stdout } = spawnSync(command[0]!, [...command.slice(1), "perl", "-e", "print rmdir('/nowhere') ? '' : $!"], { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  assert.deepEqual({ status, stdout }, { status: 0, stdout: "Function not implemented" });
});

/** A script that stands for the image: the personality behind its boundary. */
async function wrapped(image: string): Promise<string> {
  const script = path.join(path.dirname(image), "legacy.sh");
  await writeFile(script, `#!/bin/sh\nshift\nexec ${underLegacy.join(" ")} "$@"\n`);
  await chmod(script, 0o755);
  return script;
}

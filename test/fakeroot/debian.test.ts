import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { needs, Place, starters } from "./session.js";

const starter = starters[0]!;
const skip = starter.skip || needs("fakeroot");

/** Work that Debian's fakeroot does right, so that both have to come to the same. */
const works: Record<string, string> = {
  "owners and modes of a tree": "mkdir -p t/d; touch t/a t/d/b; chown 33:44 t/a; chown -h 1:2 t/d; chmod 4755 t/d/b; ln -s a t/l; chown -h 7:8 t/l; find t -printf '%p %U:%G %m %y\\n' | sort",
  devices: "mknod c c 1 3; mknod b b 8 1; mkfifo p; stat -c '%n %F %t:%T %a' c b p",
  "mode 0": "echo x > f; chmod 0 f; cat f; stat -c %a f; mkdir d; chmod 0 d; ls d; stat -c %a d",
  "a tar archive's listing": "touch a b; chown 33:44 a; chmod 4711 b; mknod n c 5 1; tar --mtime=@0 -cf - a b n | tar tvf - --numeric-owner",
  "hard links": "touch a; ln a b; chown 5:6 b; rm a; stat -c '%u:%g %h' b",
  "chgrp and recursion": "mkdir -p x/y/z; touch x/y/z/f; chgrp -R 77 x; chown -R 66 x/y; find x -printf '%p %U:%G\\n' | sort",
  "an unpacked Debian package": "mkdir -p p/DEBIAN p/usr/bin; printf 'Package: x\\nVersion: 1\\nArchitecture: all\\nMaintainer: m <m@x>\\nDescription: d\\n' > p/DEBIAN/control; touch p/usr/bin/x; chmod 755 p/usr/bin/x; chown 0:42 p/usr/bin/x; chmod 2755 p/usr/bin/x; dpkg-deb -Zgzip -b p p.deb > /dev/null; dpkg-deb -c p.deb | awk '{print $1,$2,$6}'",
};

for (const [name, script] of Object.entries(works)) {
  test(`as Debian's fakeroot: ${name}`, { skip }, () => {
    const ours = new Place(starter.name);
    const theirs = new Place(starter.name);
    try {
      const expected = theirs.debian(script);
      assert.notEqual(expected.stdout, "");
      assert.deepEqual(ours.run(script).stdout, expected.stdout);
    } finally {
      ours.remove();
      theirs.remove();
    }
  });
}

const make = "touch a; chown 33:44 a; chmod 4755 a; mknod c c 1 3; mkdir d; chmod 0 d; chown 1:2 d; ln -s a l; chown -h 5:6 l";
const show = "stat -c '%n %u:%g %a %F %t:%T' a c d l";

test("Debian's fakeroot reads the state that Unweld saved", { skip }, () => {
  const place = new Place(starter.name);
  try {
    const before = place.run(`${make}; ${show}`, "save=my state");
    place.outside("mv 'my state' state");
    assert.equal(place.debian(show, "-i", "state").stdout, before.stdout);
  } finally {
    place.remove();
  }
});

test("Unweld reads the state that Debian's fakeroot saved, and writes the same lines", { skip }, () => {
  const place = new Place(starter.name);
  try {
    const before = place.debian(`${make}; ${show}`, "-s", "state");
    const after = place.run(show, "load=state,save=again");
    assert.equal(after.stdout, before.stdout, after.stderr);
    const lines = (file: string) => place.outside(`sort ${file}`).stdout;
    assert.equal(lines("again"), lines("state"));
  } finally {
    place.remove();
  }
});

test("the state is read and saved where little memory is allowed, whatever SIGSEGV is", { skip }, () => {
  const place = new Place(starter.name);
  const image = path.join(projectRoot, "build/images/fakeroot");
  const limited = (how: string, options: string, script: string) =>
    place.outside(`python3 -c 'import os, resource, signal, sys
resource.setrlimit(resource.RLIMIT_AS, (60 << 20,) * 2)
if sys.argv[1] == "blocked": signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGSEGV])
if sys.argv[1] == "ignored": signal.signal(signal.SIGSEGV, signal.SIG_IGN)
os.execv(sys.argv[2], sys.argv[2:])' ${how} ${image} ${options} -- python3 -c 'import os, sys
print([line for line in open("/proc/self/status") if line[:6] in ("SigBlk", "SigIgn")], flush=True)
os.execvp("sh", ["sh", "-c", sys.argv[1]])' "${script}"`);
  const signals = (blocked: string, ignored: string) => `['SigBlk:\\t0000000000000${blocked}\\n', 'SigIgn:\\t0000000001001${ignored}\\n']\n`;
  try {
    const made = limited("blocked", "-o save=state", "touch a b; chown 33:44 a; chown 5 b");
    assert.deepEqual(made, { stdout: signals("400", "000"), stderr: "", status: 0 });
    const shown = limited("ignored", "-o load=state -o save=again", "stat -c %u:%g a b");
    assert.deepEqual(shown, { stdout: `${signals("000", "400")}33:44\n5:0\n`, stderr: "", status: 0 });
    assert.equal(place.outside("sort again").stdout, place.outside("sort state").stdout);
  } finally {
    place.remove();
  }
});

test("a file made outside after the state was saved does not inherit an owner", { skip }, () => {
  const place = new Place(starter.name);
  try {
    place.run("for i in $(seq 50); do touch f$i; chown 33:44 f$i; done", "save=state");
    place.outside("sleep 0.05; rm f*; for i in $(seq 50); do touch n$i; done");
    assert.equal(place.run("stat -c %u:%g n* | sort -u", "load=state").stdout, "0:0\n");
  } finally {
    place.remove();
  }
});

test("the state is exported by path, with attributes", { skip: skip || needs("setcap") }, () => {
  const place = new Place(starter.name);
  try {
    place.run("mkdir 'a b'; cd 'a b'; touch f; chown 33:44 f; chmod 4755 f; setcap cap_net_raw+ep f; mknod n c 1 3; ln -s 'x y' l; cd ..; chown 1:2 'a b'", "mtree=spec");
    const lines = place.outside("sed 's/ time=[0-9.]*//; s/ nlink=[0-9]*//' spec | grep -v spec").stdout.trimEnd().split("\n");
    assert.deepEqual(lines.filter((line) => !line.startsWith(". ")), [
      "#mtree",
      "./a\\040b type=dir uid=1 gid=2 mode=0755",
      "./a\\040b/f type=file uid=33 gid=44 mode=04755 size=0 xattr.security.capability=AQAAAgAgAAAAAAAAAAAAAAAAAAA=",
      "./a\\040b/l type=link uid=0 gid=0 mode=0777 link=x\\040y",
      "./a\\040b/n type=char uid=0 gid=0 mode=0644 device=native,1,3",
    ]);
  } finally {
    place.remove();
  }
});

test("a state that is missing is told, and the program runs", { skip }, () => {
  const place = new Place(starter.name);
  try {
    const { stdout, stderr, status } = place.run("id -u", "load=no such file");
    assert.deepEqual({ stdout, stderr, status }, { stdout: "0\n", stderr: "unweld: fakeroot: database file 'no such file' does not exist.\n", status: 0 });
  } finally {
    place.remove();
  }
});

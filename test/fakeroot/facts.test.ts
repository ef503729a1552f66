import assert from "node:assert/strict";
import { test } from "node:test";
import { needs, Place, starters } from "./session.js";

interface Fact {
  name: string;
  /** Programs beyond a basic system. */
  needs?: string[];
  script: string;
  /** What the script prints, by line. */
  prints: string[];
  options?: string;
  /** Where root would succeed in reality. */
  only?: "nobody";
}

const python = (text: string) => `python3 - <<'END'\n${text}\nEND`;

const facts: Fact[] = [
  { name: "root owns everything and can give it away", script: "touch a; stat -c %u:%g a; chown 33:44 a; stat -c %u:%g a; id -u; id -G", prints: ["0:0", "33:44", "0", "0"] },
  { name: "a static program sees and changes owners", needs: ["busybox"], script: "touch a; busybox chown 33:44 a; busybox stat -c %u:%g a; busybox id -u; busybox mknod n c 1 3; busybox stat -c '%F %t:%T' n", prints: ["33:44", "0", "character special file 1:3"] },
  { name: "devices have their type for stat, find and tar", script: "mknod c c 1 3; mknod b b 8 300; mkfifo p; find . -type c -o -type b | sort; tar cf t.tar c b p; mkdir x; tar xf t.tar -C x; stat -c '%F %t:%T' x/c x/b x/p", prints: ["./b", "./c", "character special file 1:3", "block special file 8:12c", "fifo 0:0"] },
  { name: "a file of mode 0 can be read, written and executed upon, a directory entered", script: "echo hi > f; chmod 0 f; cat f; echo ho >> f; tail -1 f; stat -c %a f; mkdir -p d/e; touch d/e/g; chmod 0 d/e d; ls d/e; rm -r d && echo gone", prints: ["hi", "ho", "0", "g", "gone"] },
  { name: "attributes of a file of mode 0 can be read and written", needs: ["setfattr", "getfattr"], script: `touch f g; chmod 0 f g; setfattr -n user.u -v 1 f; getfattr --only-values -n user.u f; echo; ${python("import os\nfd = os.open('g', os.O_RDONLY)\nos.chmod('g', 0)\nos.setxattr(fd, 'user.u', b'2'); print(os.getxattr(fd, 'user.u')); os.removexattr(fd, 'user.u'); print(os.listxattr(fd))")}\nstat -c %a f g`, prints: ["1", "b'2'", "[]", "0", "0"] },
  { name: "a file in a directory of mode 0 can be linked, and have its times set by every call", script: python("import os,ctypes\nlibc=ctypes.CDLL(None)\nfor call, number in ('utime', 132), ('utimes', 235), ('link', 86):\n  os.mkdir(call); open(call+'/f','w').close(); os.chmod(call, 0)\n  name=(call+'/f').encode()\n  print(call, libc.syscall(number, name, b'g' if call=='link' else None), oct(os.stat(call).st_mode))"), prints: ["utime 0 0o40000", "utimes 0 0o40000", "link 0 0o40000"] },
  { name: "a program that its owner may not execute but others may is executed, in a directory of mode 0 too", script: "mkdir d; echo 'echo ran' > d/s; cp $(command -v cat) d/e; chmod 601 d/s; chmod 655 d/e; chmod 0 d; PATH=$PWD/d:$PATH; echo elf | d/e; sh -c s; stat -c %a d d/s d/e; chmod 4600 d/e; d/e 2> /dev/null || echo refused", prints: ["elf", "ran", "0", "601", "655", "refused"] },
  { name: "a file opened for writing with mode 0 can be opened again", script: python("import os\nos.close(os.open('f', os.O_CREAT|os.O_RDWR, 0))\nos.close(os.open('f', os.O_RDWR))\nprint(oct(os.stat('f').st_mode))"), prints: ["0o100000"] },
  { name: "chown clears set-id bits, and a set-id bit survives a write", script: "touch f; chmod 6755 f; echo x >> f; stat -c %a f; chown 1:1 f; stat -c %a f", prints: ["6755", "755"] },
  { name: "a set-group-id directory gives its group", script: "mkdir d; chgrp 55 d; chmod 2775 d; touch d/f; mkdir d/s; touch d/s/f; stat -c '%u:%g %a' d/f d/s d/s/f", prints: ["0:55 644", "0:55 2755", "0:55 644"] },
  { name: "a tree goes through tar with owners, modes and devices", script: "mkdir t; touch t/a t/b; chown 1:2 t/a; chmod 4711 t/b; mknod t/n b 8 1; chown 5:6 t; tar cf x.tar t; mkdir o; tar xpf x.tar -C o; tar tvf x.tar --numeric-owner | awk '{print $1,$2}' | sort; stat -c '%u:%g %a' o/t o/t/a o/t/b", prints: ["-rw-r--r-- 1/2", "-rws--x--x 0/0", "brw-r--r-- 0/0", "drwxr-xr-x 5/6", "5:6 755", "1:2 644", "0:0 4711"] },
  { name: "cp -a keeps what cp -a keeps", script: "mkdir t; touch t/a; chown 33:44 t/a; chmod 400 t/a; mknod t/n c 5 1; cp -a t u; stat -c '%u:%g %a %F' u/a u/n", prints: ["33:44 400 regular empty file", "0:0 644 character special file"] },
  { name: "file capabilities are set, shown, lost by chown and kept in tar", needs: ["setcap", "getcap"], script: "touch f; setcap cap_net_raw+ep f; getcap f; tar --xattrs --xattrs-include='*' -cf t.tar f; mkdir o; tar --xattrs --xattrs-include='*' -xf t.tar -C o; getcap o/f; chown 0 f; getcap f; echo end", prints: ["f cap_net_raw=ep", "o/f cap_net_raw=ep", "end"] },
  { name: "file capabilities count at an exec, those for another user namespace's root do not", needs: ["setcap"], script: "cp /bin/grep g; for n in '' '-n 7'; do setcap $n cap_net_raw+ep g; setpriv --reuid 33 --regid 33 --clear-groups ./g CapEff /proc/self/status | tr '\\t' ' '; done", prints: ["CapEff: 0000000000002000", "CapEff: 0000000000000000"] },
  { name: "extended attributes of all kinds are listed together", needs: ["setfattr", "getfattr"], script: "touch f; setfattr -n user.u -v 1 f; setfattr -n trusted.t -v 2 f; setfattr -n security.s -v 3 f; getfattr -d -m - f | sort", prints: ["", "# file: f", "security.s=\"3\"", "trusted.t=\"2\"", "user.u=\"1\""] },
  { name: "access control lists are kept, change the mode and are inherited", needs: ["setfacl", "getfacl"], script: "mkdir d; setfacl -m u:33:rwx,d:u:34:rw d; getfacl -cnp d | grep :33:; touch d/f; getfacl -cnp d/f | grep -E ':34:|mask'; stat -c %a d", prints: ["user:33:rwx", "user:34:rw-", "mask::rw-", "775"] },
  { name: "access control lists go through tar, a directory's without a default one too", needs: ["setfacl", "getfacl"], script: "mkdir d o; touch d/f; setfacl -m u:33:rwx d d/f; tar --acls -cf t.tar d && tar --acls -xf t.tar -C o && getfacl -cnpR o/d | grep :33:", prints: ["user:33:rwx", "user:33:rwx"] },
  { name: "after dropping privileges refusals are real", script: "umask 022; mkdir pub; chmod 777 pub; echo s > secret; chmod 600 secret; touch mine; chown 33:33 mine; setpriv --reuid 33 --regid 33 --clear-groups sh -c 'id -u; cat secret; touch pub/x; stat -c %u:%g pub/x; chown 0 pub/x; chmod 600 mine && echo own; touch new; rm secret' 2>&1 | sed 's/.*: //'", prints: ["33", "Permission denied", "33:33", "Operation not permitted", "own", "Permission denied", "Permission denied"] },
  { name: "after dropping privileges another mount is told before a refusal", script: python("import os\nos.mkdir('t'); os.chmod('t', 0o1777); open('t/f', 'w').close()\nos.setgid(33); os.setuid(33)\nfor to in '/dev/shm/f', 't/g':\n  try: os.rename('t/f', to)\n  except OSError as e: print(e.strerror)"), prints: ["Invalid cross-device link", "Operation not permitted"] },
  { name: "there is no way back from setuid, and one from seteuid", script: python("import os\npid=os.fork()\nif pid==0:\n  os.setuid(33)\n  try: os.setuid(0)\n  except PermissionError: print('refused', os.getresuid(), flush=True)\n  os._exit(0)\nos.waitpid(pid,0)\nos.seteuid(33); print(os.getresuid()); os.seteuid(0); print(os.getresuid())"), prints: ["refused (33, 33, 33)", "(0, 33, 0)", "(0, 0, 0)"] },
  { name: "a file made after seteuid belongs to that user", script: python("import os\nos.mkdir('d'); os.chmod('d',0o777)\nos.setegid(44); os.seteuid(33); open('d/f','w').close(); os.mkdir('d/g'); os.symlink('x','d/l'); os.seteuid(0); os.setegid(0)\nfor n in 'fgl':\n  s=os.lstat('d/'+n); print(s.st_uid, s.st_gid)"), prints: ["33 44", "33 44", "33 44"] },
  { name: "groups are kept, and shown by the kernel's status file", script: python("import os\nos.setgroups([5,3,70000]); print(os.getgroups())\nprint([l.split()[1:] for l in open('/proc/self/status') if l.startswith('Groups')][0])"), prints: ["[3, 5, 70000]", "['3', '5', '70000']"] },
  { name: "/proc tells the identity the program has", script: "grep -E '^(Uid|Gid)' /proc/self/status | tr '\\t' ' '; stat -c %u:%g /proc/self; setpriv --reuid 33 --regid 44 --clear-groups sh -c 'grep -E \"^(Uid|CapEff)\" /proc/self/status | tr \"\\t\" \" \"; stat -c %u:%g /proc/self /proc/$$'", prints: ["Uid: 0 0 0 0", "Gid: 0 0 0 0", "0:0", "Uid: 33 33 33 33", "CapEff: 0000000000000000", "33:44", "33:44"] },
  { name: "another process' status is that process'", script: "setpriv --reuid 33 --regid 44 --clear-groups sh -c 'touch /dev/null; echo $$ >&3; sleep 5' 3> pid & sleep 1; grep ^Uid /proc/$(cat pid)/status | tr '\\t' ' '; stat -c %u /proc/$(cat pid); kill $(cat pid)", prints: ["Uid: 33 33 33 33", "33"] },
  { name: "after dropping privileges a process has its own files of /proc, and its pipes by them, not those of another user's", script: "setpriv --reuid 33 --regid 33 --clear-groups bash -c 'cat <(echo piped); head -c 3 /proc/self/environ | wc -c; cd /proc/self; stat -c %u fd; test -r fd/0 && echo own; cd ..; stat -c %u $PPID/fd; ls $PPID/fd; cat $PPID/environ' 2>&1 < /dev/null | sed \"s/.*: //\"", prints: ["piped", "3", "33", "own", "0", "Permission denied", "Permission denied"] },
  { name: "what stands for a status file is open for reading alone", script: python("import fcntl,os\nfor task in 'self', os.getppid():\n  fd = os.open('/proc/%s/status' % task, os.O_RDONLY)\n  print(fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_ACCMODE)\n  try: os.write(fd, b'x')\n  except OSError as e: print(e.strerror)"), prints: ["0", "Bad file descriptor", "0", "Bad file descriptor"] },
  { name: "sockets tell and take the ids of the session", script: python("import os,socket,struct\na,b=socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)\nprint(struct.unpack('iii', a.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[1:])\nb.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)\na.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, struct.pack('iii', os.getpid(), 0, 0))])\n_,c,_,_=b.recvmsg(1, 100)\nprint(struct.unpack('iii', c[0][2])[1:])\nprint(struct.unpack('iii', c[0][2])[0]==os.getpid())"), prints: ["(0, 0)", "(0, 0)", "True"] },
  { name: "capabilities are shown and dropped", needs: ["capsh"], script: "capsh --print | grep ^Current:; capsh --drop=cap_chown -- -c 'capsh --print | grep -c cap_chown; touch f; chown 1 f' 2>&1 | sed 's/.*: //'", prints: ["Current: =ep", "2", "Operation not permitted"] },
  { name: "capabilities that were dropped do not come back with exec under no_new_privs", script: python("import ctypes,os,struct\nlibc=ctypes.CDLL(None)\nfor nothing_new in 0, 1:\n  if os.fork() == 0:\n    libc.prctl(38, nothing_new, 0, 0, 0)\n    libc.capset(struct.pack('Ii', 0x20080522, 0), bytes(24))\n    os.execlp('grep', 'grep', '-c', 'Cap\\(Prm\\|Eff\\):.0*$', '/proc/self/status')\n  os.wait()"), prints: ["0", "2"] },
  { name: "a set-user-id program of another user runs as that user", script: "mkdir d; chmod 755 d; cp $(command -v id) d/id; chown 44:45 d/id; chmod 6755 d/id; setpriv --reuid 33 --regid 33 --clear-groups d/id | tr -d '()a-z-' ; d/id -u", prints: ["=33 =33 =44 =45 =45", "44"] },
  { name: "an environment that is empty, or has a preload of its own, changes nothing", needs: ["busybox"], script: "touch f; chown 33 f; env -i $(command -v stat) -c %u f; LD_PRELOAD=/nonexistent.so stat -c %u f 2>/dev/null; env -i $(command -v busybox) stat -c %u f", prints: ["33", "33", "33"] },
  { name: "FAKEROOTKEY is set", script: 'case $FAKEROOTKEY in ""|*[!0-9]*) echo "not a number: $FAKEROOTKEY";; *) echo ok;; esac', prints: ["ok"] },
  { name: "user namespaces show what the kernel shows", needs: ["unshare"], script: "unshare -Ur id -u; unshare -U id -u; unshare -Ur cat /proc/self/uid_map | tr -s ' '", prints: ["0", "65534", " 0 UID 1"] },
  { name: "bwrap works inside", needs: ["bwrap"], script: "bwrap --ro-bind / / --dev /dev --proc /proc id -u; bwrap --unshare-all --uid 77 --gid 78 --ro-bind / / --dev /dev --proc /proc id -u", prints: ["0", "77"] },
  { name: "a mount namespace may be made, as root may", needs: ["unshare"], script: "mkdir m; unshare -m sh -c 'mount -t tmpfs none m && touch m/f && ls m && chown 33 m/f && stat -c %u m/f'; ls m; echo end", prints: ["f", "33", "end"] },
  { name: "strace works inside", needs: ["strace"], script: "strace -f -o log chown 33 log; stat -c %u log", prints: ["33"] },
  { name: "gdb works inside", needs: ["gdb"], script: "gdb -nx -batch -ex run true < /dev/null 2>&1 | grep -c 'exited normally'", prints: ["1"] },
  { name: "chroot enters another root", needs: ["busybox"], script: "mkdir -p r/bin; cp $(command -v busybox) r/bin/sh; chroot r /bin/sh -c 'echo in; cd /; echo bin/*'; chroot / id -u", prints: ["in", "bin/sh", "0"] },
  { name: "a negative nice value is granted, kept and inherited", script: "nice -n -5 sh -c 'nice; nice -n 3 nice; (exec nice); nice -n 10 nice; setpriv --reuid 33 nice'; nice", prints: ["-5", "-2", "-5", "5", "-5", "0"] },
  { name: "a refused mount stays refused", only: "nobody", script: "mkdir m; mount -t tmpfs none m 2>&1 | grep -c -e denied -e permitted -e superuser", prints: ["1"] },
  { name: "what one process wrote down another sees, also after the first has been killed", script: "touch f g; (chown 33 f; kill -9 $(sh -c 'echo $PPID')); stat -c %u f; sh -c 'chown 44 g; kill -9 $$'; stat -c %u g; chown 55 f g; stat -c %u f g", prints: ["33", "44", "55", "55"] },
  { name: "programs that may have little memory see and make what others do", script: "mkdir d; (cd d; seq 400 | xargs touch); chown 33:44 d/*; (ulimit -v 24000; find d -uid 33 -gid 44 | wc -l; mknod n c 1 3; stat -c '%F %t' n; chown -R 55 d; setpriv --reuid 55 stat -c %u d/7); find d -user 55 | wc -l; rm -r d", prints: ["400", "character special file 1", "55", "401"] },
  { name: "a hundred processes at once lose nothing", script: "mkdir d; for i in $(seq 100); do (for j in 1 2 3 4 5 6 7 8 9 10; do : > d/$i.$j; chown $i:$j d/$i.$j; done) & done; wait; for i in $(seq 100); do for j in 1 2 3 4 5 6 7 8 9 10; do echo d/$i.$j $i:$j; done; done > want; find d -type f -printf '%p %U:%G\\n' | sort > got; sort want | cmp - got && echo same", prints: ["same"] },
  { name: "unlink and rename end a record", script: python("import os\nfor i in range(200):\n  open('f','w').close(); os.chown('f',33,44)\n  if i%2: os.unlink('f')\n  else:\n    open('g','w').close(); os.rename('g','f'); os.unlink('f')\n  open('n','w').close(); s=os.stat('n')\n  assert (s.st_uid,s.st_gid)==(0,0), i\n  os.unlink('n')\nprint('clean')"), prints: ["clean"] },
  { name: "names with spaces, newlines and bytes that are no text", script: python("import os\nfor n in (b'a b', b'new\\nline', b'\\xff\\xfe'):\n  open(n,'w').close(); os.chown(n,33,44); print(os.stat(n).st_uid)"), prints: ["33", "33", "33"] },
  { name: "entries= is a limit that is told", options: "entries=16", script: "for i in $(seq 20); do touch f$i; done; chown 1 f* 2>&1 | grep -c 'annot allocate'; stat -c %u f* | grep -c ^1", prints: ["4", "16"] },
  { name: "unknown-is-real shows the real owner until a chown", options: "unknown-is-real", script: "touch f; stat -c %u f; chown 0 f; stat -c %u f", prints: ["UID", "0"] },
];

for (const starter of starters) {
  for (const fact of facts.filter(({ only }) => only === undefined || only === starter.name)) {
    test(`${fact.name} (started by ${starter.name})`, { skip: starter.skip || needs(...(fact.needs ?? [])) }, () => {
      const place = new Place(starter.name);
      try {
        const { stdout, stderr } = place.run(fact.script, fact.options);
        const uid = starter.name === "root" ? "0" : "65534";
        const expected = fact.prints.map((line) => line.replace("UID", uid)).map((line) => `${line}\n`).join("");
        assert.equal(stdout, expected, stderr);
      } finally {
        place.remove();
      }
    });
  }
}

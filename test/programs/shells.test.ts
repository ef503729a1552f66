import { sameAsNatively, type Program } from "./same.js";

const bash = (name: string, script: string, more: Partial<Program> = {}): Program => ({ name: `bash: ${name}`, command: ["bash", "-c", script], ...more });
const dash = (name: string, script: string): Program => ({ name: `dash: ${name}`, command: ["dash", "-c", script] });
const busybox = (name: string, script: string): Program => ({ name: `static busybox sh: ${name}`, command: ["busybox", "sh", "-c", script] });

const portable = {
  "pipelines": "seq 1 2000 | sort -rn | head -3 | while read x; do echo got $x; done; seq 10 | tr '\\n' ' ' | wc -w",
  "here-documents": "x=5; cat <<A\nvalue $x $((x * 2))\nA\ncat <<'B'\nas is $x\nB",
  "substitution": "for i in $(seq 30); do x=$(echo $i; exit $((i % 3))); echo \"$x $?\"; done",
  "traps": "trap 'echo usr1' USR1; trap 'echo bye' EXIT; kill -USR1 $$; (trap 'echo inner' EXIT); kill -USR1 $$; echo end",
  "a trap during wait": "trap 'echo usr1' USR1; (sleep 0.2; kill -USR1 $$) & sleep 0.6 & wait $!; echo $?; wait; echo done",
  "a killed child": "{ sh -c 'kill -9 $$'; echo $?; sh -c 'kill -TERM $$'; echo $?; } 2>/dev/null; sh -c 'exit 7'; echo $?",
  "background and wait": "for i in 1 2 3 4 5; do (sleep 0.0$i; exit $i) & pids=\"$pids $!\"; done; for p in $pids; do wait $p; echo $?; done",
  "redirections": "exec 3>file; echo three >&3; exec 3>&-; cat <file; { echo out; echo err >&2; } >both 2>&1; cat both; echo x 2>/dev/null >&4 || echo closed",
  "many commands": "i=0; while [ $i -lt 150 ]; do /bin/true || echo failed; i=$((i + 1)); done; echo $i",
  "a script by name": "printf '#!/bin/sh\\necho \"$0: $# $1\"\\n' >script; chmod +x script; ./script 'a b' c; sh ./script",
  "missing and forbidden": "nonexistent-command 2>/dev/null; echo $?; : >plain; ./plain 2>/dev/null; echo $?; /; echo $?",
  "cd and pwd": "mkdir -p a/b; cd a/b; [ \"$(pwd)\" = \"$(readlink -f .)\" ] && echo same; cd ../..; ls",
  "limits": "ulimit -n 20; ulimit -n; ls >/dev/null && echo ls; (ulimit -c 0; kill -SEGV $$) 2>/dev/null; echo never",
};

sameAsNatively("shells", [
  ...Object.entries(portable).flatMap(([name, script]): Program[] => {
    const status = name === "limits" ? { status: "SIGSEGV" } : {};
    return [{ ...bash(name, script), ...status }, { ...dash(name, script), ...status }, { ...busybox(name, script), ...status }];
  }),
  bash("process substitution", "diff <(seq 5) <(seq 6); paste <(seq 3) <(seq 4 6) | cat; seq 3 > >(cat); wait"),
  bash("coprocesses", "coproc cat; echo through >&${COPROC[1]}; read -r x <&${COPROC[0]}; echo $x; eval \"exec ${COPROC[1]}>&-\"; wait"),
  bash("job control", "set -m; sleep 5 & kill %1; wait %1 2>/dev/null; echo $?; (sleep 0.1; exit 3) & fg >/dev/null; echo $?; sleep 5 & kill -STOP $!; sleep 0.1; jobs -s | wc -l; kill -KILL $!; wait 2>/dev/null; echo done"),
  bash("wait -n", "sleep 0.2 & (exit 4) & wait -n; echo $?; wait -n; echo $?; wait -n; echo $?"),
  bash("pipefail and PIPESTATUS", "false | true | (exit 3); echo ${PIPESTATUS[@]}; set -o pipefail; false | true; echo $?; yes | head -1; echo ${PIPESTATUS[@]}"),
  bash("ERR, RETURN and DEBUG traps", "set -E; trap 'echo err $?' ERR; f() { trap 'echo return' RETURN; false; }; f; trap 'echo debug' DEBUG; :; echo x"),
  bash("read with a timeout", "read -t 0.1 x < <(sleep 20); echo $((($? > 128))); read -t 1 x <<<word; echo $x", { timeLimitMs: 20_000 }),
  bash("exec", "exec 5<<<hello; (exec cat <&5); exec bash -c 'echo $0 $1; exec dash -c \"echo last; exit 9\"' name arg", { status: 9 }),
  bash("deep subshells", "f() { [ $1 -eq 0 ] && echo bottom || (f $(($1 - 1))); }; f 25"),
  bash("large output", "seq 200000 | md5sum; head -c 3000000 /dev/zero | wc -c; x=$(seq 20000); echo ${#x}"),
  bash("an empty environment", "env -i /bin/bash -c 'echo ${PATH:+path}; env -i /usr/bin/env | wc -l; env -i A=b /bin/sh -c \"echo \\$A\"'"),
  busybox("applets that run themselves", "seq 5 | busybox xargs -n 1 busybox echo; busybox find . -name nothing; busybox ls | busybox wc -l; busybox seq 3 | busybox awk '{ s += $1 } END { print s }'"),
]);

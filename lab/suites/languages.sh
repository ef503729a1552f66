# Programs in languages with a runtime of their own: write barriers by SIGSEGV, stacks of signals, safepoints, code made and changed as it
# runs. Each prints what its steps came to. Wanted: sbcl, erlang-base, guile-3.0, ocaml-nox, luajit, mono-mcs, ghc; what is missing is skipped.
export languages=$here/languages
run() {
  here=$(mktemp -d)
  cd "$here" || exit
  export HOME=$here
  in_language() {
    local name=$1
    shift
    command -v "$1" > /dev/null || { echo "== SKIP $name"; return; }
    echo "== $name"
    timeout -k 5 120 "$@"
    echo "status: $?"
  }
  in_language sbcl sbcl --dynamic-space-size 512 --noinform --no-userinit --disable-debugger --load "$languages/sbcl.lisp" --eval '(exit)'
  command -v erlc > /dev/null && erlc "$languages/erlang_steps.erl"
  in_language erlang erl -noshell -s erlang_steps main
  in_language guile guile --no-auto-compile -s "$languages/guile.scm"
  command -v ocamlopt > /dev/null && cp "$languages/ocaml.ml" . && ocamlopt -I +threads unix.cmxa threads.cmxa -o ocaml ocaml.ml
  in_language ocaml ./ocaml
  in_language luajit luajit "$languages/luajit.lua"
  command -v mcs > /dev/null && mcs -r:System.Core -out:mono.exe "$languages/mono.cs" > /dev/null
  in_language mono mono mono.exe
  command -v ghc > /dev/null && ghc -v0 -threaded -rtsopts -with-rtsopts=-N2 -package process -package unix -outputdir . -o haskell "$languages/ghc.hs"
  in_language ghc ./haskell
  cd / && rm -rf "$here"
}
results() {
  awk '
    /^== SKIP / { print "SKIP", $3; next }
    /^== / { language = $2; next }
    language != "" && !/warning|Heap exhausted/ && /^[a-zA-Z0-9 :,]+: / { outcome = /: .*ERROR/ || /^status: [^0]/ ? "FAIL" : "PASS"; print outcome, language, $0 }'
}

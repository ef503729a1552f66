# fish's tests of scripts and at a terminal, by Debian's package of it.
package=fish
build() {
  mkdir -p test/root/bin && ln -sf /usr/bin/fish /usr/bin/fish_indent /usr/bin/fish_key_reader test/root/bin &&
    g++ -O1 -pthread -o test/root/bin/fish_test_helper src/fish_test_helper.cpp && cp build_tools/*.py .
}
# Each begins in an environment of its own, as CTest has it.
run() {
  cd tests
  export FISH_FORCE_COLOR=0
  for test in checks/*.fish; do
    name=$(basename "$test" .fish)
    timeout -k 5 100 sh ./test_driver.sh "$PWD/test.fish" "$name"
    echo "== script $name ended with $?"
  done
  for test in pexpects/*.py; do
    timeout -k 5 100 sh ./test_driver.sh "$PWD/interactive.fish" "$(basename "$test")"
    echo "== terminal $(basename "$test" .py) ended with $?"
  done
}
results() { sed -nE 's/.*== (\S+ \S+) ended with 0$/PASS \1/p; s/.*== (\S+ \S+) ended with 125$/SKIP \1/p; s/.*== (\S+ \S+) ended with [0-9]+$/FAIL \1/p'; }

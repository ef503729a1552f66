package=ksh93u+m
build() { bin/package make; }
# Each in the C locale and in one of UTF-8.
run() { bin/shtests --posix --utf8; }
results() { sed -nE 's/^test (\S+) passed at .*/PASS \1/p; s/^test (\S+) failed at .*/FAIL \1/p'; }

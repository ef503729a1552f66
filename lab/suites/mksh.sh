package=mksh
build() { CPPFLAGS=-DMKSH_BUILDMEAT sh Build.sh -r; }
# What it tests of a terminal wants one.
run() { script -qefc "./test.sh -v" /dev/null; }
results() { tr -d "\r" | sed -nE "s/^(pass|FAIL|skip) (.*)/\1 \2/p" | sed "s/^pass/PASS/; s/^skip/SKIP/"; }

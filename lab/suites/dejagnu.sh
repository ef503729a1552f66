# What the suites in DejaGnu have in common.
results() { sed -nE 's/^(PASS|FAIL|UNRESOLVED|UNSUPPORTED|UNTESTED): (.+)/\1 \2/p' | sed -E 's/^UN(SUPPORTED|TESTED) /SKIP /; s/^UNRESOLVED/FAIL/'; }

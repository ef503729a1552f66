package=make-dfsg
# Of the installed make, which is of the same version; what its configure would have found is left empty.
build() { sed -E "s/@[A-Z_]+@//; s/(CC +=> ')/\1cc/; s/(AR +=> ')/\1ar/" tests/config-flags.pm.in > tests/config-flags.pm; }
run() { cd tests && perl run_make_tests.pl -make /usr/bin/make; }
# What a test says before it has failed stands between its name and that.
results() {
  awk '
    /^[^ ]+\/[^ ]+ \.+ / { name = $1 }
    / ok +\([0-9]+ passed\)$/ { print "PASS", name }
    / N\/A$/ { print "SKIP", name }
    /FAILED \([0-9]+\/[0-9]+ passed\)$/ { print "FAIL", name }'
}

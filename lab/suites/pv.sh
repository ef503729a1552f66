package=pv
build() { ./configure -q && make -s; }
run() { LC_ALL=C make -s check; }
results() { sed -nE 's/^([0-9]+[a-z]* - \S+).*\bOK$/PASS \1/p; s/^([0-9]+[a-z]* - \S+).*\bFAILED$/FAIL \1/p'; }

# The first 400 of its tests, of all protocols.
package=curl
build() { ./configure -q --with-openssl --without-libpsl --disable-ldap && make -s && make -s -C tests; }
run() { cd tests && perl runtests.pl -n -a -p 1 to 400; }
results() {
  awk '/^test [0-9]+\.\.\./ { sub(/\.\.\..*/, "", $2); name = $2 } /^test [0-9]+ SKIPPED/ { print "SKIP", $2 } /OK \(/ { print "PASS", name }
    /FAILED/ && name != "" { print "FAIL", name; name = "" }'
}

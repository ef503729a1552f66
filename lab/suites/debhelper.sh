. "$here/tap.sh"
package=debhelper
build() { make -s version; }
run() { for test in $(find t -name '*.t' | sort); do of "$test" perl -I lib "$test"; done; }

# Debian's fakeroot is what is tested natively, and by `none` inside; by the personality fakeroot, that one in its place.
package=fakeroot
build() { ./configure -q; }
run() {
  cd test || exit
  [ "$(id -u)" = 0 ] && by= || by='fakeroot --'
  printf '#!/bin/sh\nwhile [ "$1" = -f ] || [ "$1" = -l ]; do shift 2; done\n[ "$1" = -- ] && shift\nexec %s "$@"\n' "$by" > ../scripts/fakeroot
  chmod +x ../scripts/fakeroot
  export srcdir=. posixshell=/bin/sh libfakeroot=none tcp= suffix=
  for test in t.*[a-z_]; do
    [ -f "$test" ] || continue
    VERBOSE=x sh "./$test" && echo "ended well: $test" || echo "ended ill: $test"
  done
}
results() { sed -nE 's/^ended well: /PASS /p; s/^ended ill: /FAIL /p'; }

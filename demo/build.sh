#!/bin/sh
# Builds a Debian package and a tar archive from the installed files of a Debian package, as its makefile would:
#   build.sh FILES FOLDER [native]
# FILES has lines `MODE OWNER GROUP PATH`. With `native`, leaves out what the kernel refuses an ordinary user.
set -eu
files=$1 folder=$2 native=${3-}
tree=$folder/tree

owner() { [ -n "$native" ] || echo "-o $1 -g $2"; }
privileged() { [ -n "$native" ] || "$@"; }
phase() { printf '%s %s\n' "$1" "$(date +%s%N)" >>"$folder/phases"; }

phase install
while read -r mode owner group path; do
  # shellcheck disable=SC2046 # options
  install -D -m "$mode" $(owner "$owner" "$group") "$path" "$tree$path"
done <"$files"

phase own
mkdir -p "$tree/dev" "$tree/srv/copy" "$tree/srv/www" "$tree/var/mail" "$tree/DEBIAN"
echo hello >"$tree/srv/www/index.html"
cp "$tree/usr/bin/chage" "$tree/usr/bin/passwd" "$tree/srv/copy"
static=$(command -v busybox) || static=
privileged ${static:+"$static"} chown -R www-data:www-data "$tree/srv/www"
privileged ${static:+"$static"} chown -R 1234:5678 "$tree/srv/copy"
privileged chgrp mail "$tree/var/mail"
chmod 2775 "$tree/var/mail"
[ -z "$(command -v gosu)" ] || privileged gosu www-data:www-data touch "$tree/srv/www/made-by-www-data"
privileged mknod -m 666 "$tree/dev/null" c 1 3
privileged mknod -m 660 "$tree/dev/loop0" b 7 0
privileged chgrp disk "$tree/dev/loop0"
[ -z "$(command -v setcap)" ] || privileged setcap cap_net_raw+ep "$tree/srv/copy/chage"

phase tar
tar -C "$tree" --sort=name --xattrs --xattrs-include=security.capability -cf "$folder/demo.tar" ./dev ./srv ./usr ./var

phase deb
rm -rf "$tree/srv/copy"
cat >"$tree/DEBIAN/control" <<END
Package: unweld-demo
Version: 1
Architecture: all
Maintainer: nobody <nobody@localhost>
Description: files of another package, with all their owners
END
dpkg-deb -Zgzip -z1 --build "$tree" "$folder/demo.deb" >/dev/null

phase end

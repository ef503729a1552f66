# Scripts of t that start many processes, by the git that is built.
. "$here/tap.sh"
package=git
scripts='t0000-basic t0001-init t0021-conversion t1300-config t3200-branch t3400-rebase t5500-fetch-pack t5510-fetch t7400-submodule-basic t7508-status'
export scripts
build() { make -s NO_GETTEXT=1 NO_TCLTK=1 NO_CURL=1 NO_EXPAT=1 CFLAGS=-O1; }
run() {
  cd t || exit
  for script in $scripts; do of "$script" bash "./$script.sh"; done
}

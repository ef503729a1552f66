. "$here/automake.sh"
package=diffutils
run() { make -k check; }

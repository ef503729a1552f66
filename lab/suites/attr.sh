. "$here/automake.sh"
package=attr
run() { make -k check VERBOSE=no; }

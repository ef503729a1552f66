. "$here/automake.sh"
package=acl
run() { make -k check VERBOSE=no; }

. "$here/automake.sh"
package=gzip
run() { make -k check -C tests; }

. "$here/automake.sh"
package=sed
run() { make -k check SUBDIRS=.; }

# Scripts of test/integration: apt and its methods against a web server of its own, gpg, and a dpkg that installs into a folder.
# Wanted beside its build dependencies: cmake, dpkg-dev, fakeroot, gpgv, libgtest-dev, ninja-build, stunnel4.
package=apt
scripts='00-commands-have-help acquire-binary-all apt-acquire-additional-files apt-by-hash-update apt-cache apt-cdrom apt-cli-json-hooks apt-cli-search
  apt-cli-update apt-config apt-edit-sources apt-extracttemplates apt-ftparchive apt-ftparchive-cachedb apt-get-autoremove apt-get-build-dep-file
  apt-get-changelog apt-get-clean apt-get-download apt-get-install-deb apt-get-source-authenticated apt-get-upgrade apt-helper apt-helper-cat-file
  apt-key apt-key-used-in-maintainerscript apt-mark apt-progress-fd apt-progress-fd-conffile apt-progress-fd-error apt-redirect-loop
  apt-sources-deb822 apt-update-file apt-update-hashsum-mismatch apt-update-hooks apt-update-ims apt-update-rollback apt-update-transactions
  bug-595691-empty-and-broken-archive-files bug-618848-always-respect-user-requests bug-728500-tempdir bug-733028-gpg-resource-limit
  bug-769609-triggers-still-pending-after-run bug-818628-unreadable-source bug-869859-retry-downloads bug-lp1550741-heisestate
  cve-2013-1051-InRelease-parsing external-dependency-solver-protocol external-installation-planner-protocol
  failing-maintainer-scripts frontend-lock http-pipeline-messup method-connect method-gpgv method-mirror method-rred
  no-fds-leaked-to-maintainer-scripts package-reinstallation partial-file-support pdiff-usage releasefile-date signed-by-option
  ubuntu-bug-346386-apt-get-update-paywall very-tight-loop-configure-with-unpacking-new-packages'
export scripts
build() { mkdir -p _b && cd _b && cmake .. -G Ninja -DCMAKE_CXX_FLAGS=-O0 -DWITH_DOC=OFF -DUSE_NLS=OFF -DWITH_TESTS=OFF && ninja; }
run() {
  export APT_INTEGRATION_TESTS_BUILD_DIR=$PWD/_b MSGLEVEL=3 MSGCOLOR=NO
  unset FAKEROOTKEY # by which Debian's fakeroot, with which they install, refuses to be nested
  cd test/integration || exit
  for script in $scripts; do
    timeout -k 5 300 "./test-$script"
    echo "status $? $script"
  done
}
# Each script; the names of their checks differ from run to run.
results() { sed -n 's/^status 0 /PASS /p; s/^status [0-9]* /FAIL /p'; }

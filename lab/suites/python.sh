# Debian's lib/usr/bin/python3.11-testsuite.
tests='test_os test_posix test_subprocess test_signal test_threading test_multiprocessing_fork test_socket test_select test_epoll test_asyncio
  test_mmap test_shutil test_tarfile test_resource test_fcntl test_pty test_tempfile test_time test_faulthandler test_io test_pathlib test_selectors
  test_threadsignals test_wait3 test_wait4 test_fork1 test_poll test_pwd test_grp test_posixpath test_stat test_glob test_gdb test_file test_eintr'
export tests
run() {
  cd "$(mktemp -d)" || exit
  timeout 900 /usr/bin/python3.11 -m test --timeout 180 --junit-xml results.xml $tests
  echo "results in $PWD/results.xml"
}
results() {
  /usr/bin/python3.11 - "$(sed -n 's/^results in //p')" <<'END'
import sys, xml.etree.ElementTree as tree
for case in tree.parse(sys.argv[1]).iter("testcase"):
    outcome = {"failure": "FAIL", "error": "FAIL", "skipped": "SKIP"}
    print(next((outcome[child.tag] for child in case if child.tag in outcome), "PASS"), case.get("name"))
END
}

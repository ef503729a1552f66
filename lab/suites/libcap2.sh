package=libcap2
build() {
  make -s -C libcap && make -s -C progs all tcapsh-static && cd tests &&
    make -s psx_test libcap_psx_test uns_test libcap_launch_test libcap_psx_launch_test exploit noexploit noop && cp uns_test ../progs
}
# quicktest.sh is for root, and stops at the first test that does not come out as expected; here it goes on.
run() {
  cd tests
  for test in ./psx_test ./libcap_psx_test "./uns_test < /dev/null" ./libcap_launch_test ./libcap_psx_launch_test "! ./exploit" ./noexploit; do
    eval "$test" && echo "ended well: $test" || echo "ended ill: $test"
  done
  cd ../progs
  sed -E '/^(pass|fail)_capsh/,/^}/s/exit 1/return 1/' quicktest.sh > going-on.sh
  LD_LIBRARY_PATH=../libcap timeout 120 bash going-on.sh
}
results() {
  awk '
    /^ended well: / { sub(".*: ", ""); print "PASS", $0 }
    /^ended ill: / { sub(".*: ", ""); print "FAIL", $0 }
    /EXPECT (SUCCESS|FAILURE): TEST: / { expected = $2 == "SUCCESS:" ? "PASSED" : "FAILED"; sub(".*TEST: ", ""); name = ++n " " $0 }
    $0 == "PASSED" || $0 == "FAILED" { print ($0 == expected ? "PASS" : "FAIL"), name }'
}

# The kernel's own tests of what programs see of it (tools/testing/selftests), of Debian's source of a newer kernel: linux-source-6.12 is in
# bookworm-security. Wanted: gcc, libc6-dev-i386, libcap-dev, libnuma-dev, make, rsync.
#
# Not run: what suspends the machine, sets its clock, or takes minutes. As root, tests may take memory and mount file systems.
export SOURCE=linux-source-6.12
folders='breakpoints cachestat capabilities clone3 core exec fchmodat2 filelock filesystems filesystems/epoll filesystems/eventfd
  filesystems/statmount fpu ipc kcmp landlock lsm membarrier memfd mincore mount mount_setattr move_mount_set_group mqueue nsfs openat2
  perf_events pid_namespace pidfd prctl proc ptrace rlimits rseq sched seccomp sigaltstack size splice sync syscall_user_dispatch timens timers
  tmpfs tty uevent vDSO x86'
memory='map_fixed_noreplace map_populate mlock2-tests mlock-random-test mremap_test mremap_dontunmap mdwe_test memfd_secret madv_populate mseal_test
  seal_elf mkdirty droppable mrelease_test uffd-unit-tests pkey_sighandler_tests_64 pkey_sighandler_tests_32 protection_keys_64
  protection_keys_32 soft-dirty pagemap_ioctl va_high_addr_switch virtual_address_range cow ksm_functional_tests on-fault-limit thuge-gen
  gup_longterm migration'
left_out='step_after_suspend|rtcpie|threadtest|seccomp_benchmark|sud_benchmark|set-timer-lat|raw_skew|mq_perf|mqueue-lat|inconsistency|posix_timers|nsleep-lat'
left_out="$left_out"'|disable-tsc.*stress|hugetlbfs|mov_ss_trap|param_test'

# A folder and a command on each line.
list() {
  cd "$SOURCE/tools/testing/selftests" || return
  for folder in $folders; do
    make -s -C "$folder" emit_tests COLLECTION="$folder" | grep -vE "$left_out" | sed 's/:/ /'
  done
  for options in '' -b '-b -l' '-b -o' -l -o '-b -l -t 5000' '-l -t 5000' '-b -o -t 500000'; do echo "futex/functional futex_requeue_pi $options"; done
  for test in requeue_pi_mismatched_ops requeue_pi_signal_restart wait_timeout wait_wouldblock wait_uninitialized_heap wait_private_mapped_file wait \
      requeue waitv; do
    echo "futex/functional futex_$test"
  done
  for what in s l b m i r; do
    echo "rseq param_test -T $what -r 200 -t 4"
    echo "rseq param_test_compare_twice -T $what -r 200 -t 4"
  done
  for test in $memory; do [ -x "mm/$test" ] && echo "mm $test"; done
  return 0
}

build() {
  apt-get download -q "$SOURCE" && dpkg-deb --fsys-tarfile "$SOURCE"_*.deb | tar xO "./usr/src/$SOURCE.tar.xz" |
    tar xJ "$SOURCE"/{tools,scripts,include,arch/x86,usr,lib,Makefile,Kbuild,Kconfig,mm/gup_test.h} || return
  make -s -C "$SOURCE" headers_install || return
  # What does not build here is not run.
  for folder in $folders mm futex; do make -s -k -C "$SOURCE/tools/testing/selftests/$folder"; done
  (list) > kselftest.list
  [ -s kselftest.list ]
}

run() {
  cd "$SOURCE/tools/testing/selftests" || exit
  while read -r folder test arguments; do
    [ -x "$folder/$test" ] || continue
    echo "begin $folder/$test $arguments"
    (cd "$folder" && timeout -k 5 90 "./$test" $arguments < /dev/null)
    printf '\nstatus %s\n' $?
  done < "$SUITES/kselftest.list"
}

# TAP, the lines of x86's tests, and the exit status of each. Numbers that differ from run to run are left out.
results() {
  awk '
    function say(how, what) {
      gsub(/0x[0-9a-f]+|[0-9]{3,}|[0-9]+ traps/, "N", what)
      gsub(/[ \t]+/, " ", what)
      print how, name ":" what
    }
    /^begin / { name = substr($0, 7); sub(/ $/, "", name) }
    /^status / { print ($2 == 0 ? "PASS" : $2 == 4 ? "SKIP" : "FAIL"), name }
    /^[ \t]*\[(OK|FAIL|SKIP)\]/ {
      match($0, /\[[A-Z]+\]/)
      how = substr($0, RSTART + 1, RLENGTH - 2)
      say(how == "OK" ? "PASS" : how, substr($0, RSTART + RLENGTH))
    }
    /^(not )?ok [0-9]+/ {
      how = /^not/ ? "FAIL" : /# SKIP/ ? "SKIP" : "PASS"
      sub(/^(not )?ok [0-9]+/, "")
      say(how, $0)
    }'
}

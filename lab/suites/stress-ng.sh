# Debian's stress-ng: each stressor for a second, one instance of it. What does not end well natively is not compared.
stressors='access affinity af-alg aio aiol alarm chattr chdir chmod chown chroot clock clone close context copy-file cpu-online crypt cyclic daemon
  dccp deadlock dentry dev-shm dir dirdeep dirmany dnotify dup dynlib enosys env epoll eventfd exec exit-group fallocate fanotify fault fcntl fiemap fifo
  file-ioctl fork fp-error fpunch fstat full funccall funcret futex get getdent getrandom handle hdd hrtimers icache icmp-flood inode-flags inotify io
  io-uring ioprio itimer jpeg judy kcmp key kill klog kvm l1cache landlock lease link list loadavg locka lockbus lockf lockofd longjmp loop lsearch
  madvise malloc mcontend membarrier memcpy memfd memhotplug memrate memthrash mergesort mincore misaligned mknod mlock mlockmany mmap mmapaddr
  mmapfixed mmapfork mmapmany mprotect mq mremap mseek msg msync msyncmany munmap mutex nanosleep netdev netlink-proc netlink-task nice nop null
  numa oom-pipe open pageswap pci personality pidfd ping-sock pipe pipeherd pkey plugin poll prctl prefetch prime-event procfs pthread ptrace pty
  quota randlist rawdev rawpkt rawsock rawudp readahead reboot remap rename resched resources revio ring-pipe rlimit rmap rseq rtc schedpolicy sctp
  seal seccomp secretmem seek sem sem-sysv sendfile session set shellsort shm shm-sysv sigabrt sigchld sigfd sigfpe sigio signal signest sigpending
  sigpipe sigq sigrt sigsegv sigsuspend sigtrap sleep smi sock sockabuse sockdiag sockfd sockmany sockpair softlockup spawn splice stack stackmmap
  stream swap switch symlink sync-file syncload sysbadaddr sysinfo syscall sysfs tee timer timerfd tlb-shootdown tmpfs touch tree tsc tun
  udp udp-flood unshare uprobe urandom userfaultfd usersyscall utime vdso vecfp vfork vforkmany vm vm-addr vm-rw vm-segv vm-splice wait waitcpu
  watchdog wcs xattr yield zero zombie'
export stressors
run() {
  cd "$(mktemp -d)" || exit
  for stressor in $stressors; do
    timeout -k 5 40 stress-ng --quiet "--$stressor" 1 --timeout 1s --temp-path . > out 2>&1
    echo "status $? $stressor"
    sed 's/^/  /' out
  done
}
results() { sed -nE 's/^status 0 /PASS /p; s/^status [34] /SKIP /p; s/^status ([0-9]+) (.*)/FAIL \2/p'; }

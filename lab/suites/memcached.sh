# Its tests of starting, connections, signals, restarting, limits of memory and time, but for those of many thousand values.
. "$here/tap.sh"
package=memcached
build() { ./configure -q && make -s; }
run() {
  for test in 00-startup cas conn-limits daemonize dash-M evictions extstore flags flush-all getandtouch idle-timeout incrdecr issue_22 issue_50 issue_67 \
    maxconns metaget misbehave noreply quit refhang restart shutdown stats stats-conns strtol-testing touch udp unixsocket watcher watcher_connid; do
    of "$test" timeout -k 5 30 perl "t/$test.t"
  done
}
# Their names have values, which are random, and names of sockets. How many connections maxconns sees refused is a race of its own.
eval "tap_$(declare -f results)"
results() { sed -E "/ maxconns - Got expected/d; s/ == '.*//; s/ \\(got .*//; s,/tmp/\S+,," | tap_results; }

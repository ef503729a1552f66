# OpenJDK's tests of what has to do with the system, by Debian's jtreg7. Each is compiled, and has a virtual machine of its own.
package=openjdk-17
jdk='java/lang/Process java/lang/ProcessBuilder java/lang/ProcessHandle java/lang/Thread java/nio/channels/Pipe java/nio/channels/unixdomain sun/misc'
hotspot='runtime/ErrorHandling/CreateCoredumpOnCrash.java runtime/Safepoint runtime/StackGap runtime/os'
export jdk hotspot
run() {
  local at home
  at=$(mktemp -d)
  home=$(dirname "$(dirname "$(realpath "$(command -v javac)")")")
  jtreg -automatic -conc:1 -ignore:quiet -verbose:summary -timeoutFactor:4 -w:"$at/work" -r:"$at/report" -jdk:"$home" \
    $(printf 'test/jdk/%s ' $jdk) $(printf 'test/hotspot/jtreg/%s ' $hotspot)
  rm -r "$at"
}
results() { sed -nE 's/^Passed: /PASS /p; s/^(FAILED|Error): +/FAIL /p' ; }

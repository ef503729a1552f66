# wine's tests of threads, exceptions, memory, processes, files and sockets: each file of them a program of its own, compiled by
# gcc-mingw-w64-x86-64-win32 with the headers of libwine-dev and run by Debian's wine64.
package=wine
programs='kernel32/console kernel32/debugger kernel32/directory kernel32/fiber kernel32/file kernel32/heap kernel32/loader
  kernel32/mailslot kernel32/pipe kernel32/process kernel32/sync kernel32/thread kernel32/timer kernel32/toolhelp kernel32/virtual
  msvcrt/signal ntdll/exception ntdll/file ntdll/info ntdll/om ntdll/pipe ntdll/port ntdll/sync ntdll/thread ntdll/threadpool ntdll/time
  ntdll/virtual ucrtbase/thread ws2_32/afd ws2_32/sock'
export programs
build() {
  local headers=/usr/include/wine/wine own program folder name
  own=$(x86_64-w64-mingw32-gcc -print-file-name=include)
  mkdir -p alone
  for program in $programs; do
    folder=dlls/${program%/*}/tests name=${program#*/}
    # Both have a filter of this name when a program is compiled alone.
    sed 's/\bexc_filter\b/the_filter/g' "$folder/$name.c" > "$folder/alone-$name.c"
    x86_64-w64-mingw32-gcc -w -O1 -DSTANDALONE -D__WINESRC__ -D__WINE_PE_BUILD -DENABLE_PROCESSED_OUTPUT=1 -DENABLE_VIRTUAL_TERMINAL_PROCESSING=4 \
      -DNTSTATUS=LONG -nostdinc -I"$headers/msvcrt" -I"$headers/windows" -idirafter include -idirafter "$own" -o "alone/${program/\//-}.exe" \
      "$folder/alone-$name.c" /usr/lib/x86_64-linux-gnu/wine/x86_64-windows/libntdll.a -lucrtbase -luser32 -ladvapi32 -lws2_32 -lole32 -lpsapi -liphlpapi -luuid \
      || echo "$program is left out"
  done
}
run() {
  export WINEPREFIX WINEDEBUG=-all WINETEST_PLATFORM=wine DISPLAY=
  WINEPREFIX=$(mktemp -d)/prefix
  wine wineboot
  [ "$(wine cmd /c echo hi)" = $'hi\r' ] && echo "== cmd, ended with 0" || echo "== cmd, ended with 1"
  [ "$(wine winepath -w /tmp)" = 'Z:\tmp' ] && echo "== winepath, ended with 0" || echo "== winepath, ended with 1"
  cd alone || exit
  for program in *.exe; do
    echo "== $program"
    timeout -k 5 150 wine "$program"
    echo "== $program, ended with $?"
  done
  wineserver -k
}
results() {
  awk '
    /^== .*, ended with 0/ { sub(",", "", $2); print "PASS", $2; next }
    /^== .*, ended with / { sub(",", "", $2); print "FAIL", $2 ($NF > 123 ? " ended with " $NF : ""); next }
    /^[a-z_-]+\.c:[0-9]+: Test (failed|succeeded inside)/ { sub(":$", "", $1); print "FAIL", $1 }' | sort -u
}

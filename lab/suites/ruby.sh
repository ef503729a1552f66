package=ruby3.1
# By the installed ruby.
run() {
  ruby -Itool/lib -Itest -Itest/lib test/runner.rb --ruby=/usr/bin/ruby --seed=1 -v --tty=no --show-skip \
    test/ruby/test_{process,io,file,file_exhaustive,dir,signal,thread,thread_queue,fiber}.rb \
    test/ruby/test_{pipe,readpartial,sleep,system,argf,beginendblock,env,rubyoptions,io_buffer}.rb \
    test/{socket,pathname,fileutils,io,etc,test_pty.rb} test/test_{open3,tempfile,tmpdir,timeout,find}.rb
}
results() {
  awk '
    /^\[ *[0-9]+\/[0-9]+\] .* = [0-9.]+ s/ { sub(/^\[ *[0-9]+\/[0-9]+\] /, ""); sub(" = .*", ""); outcome[$1] = "PASS" }
    heading { outcome[$1 == "" ? $2 : $1] = heading }
    { heading = /^ +[0-9]+\) Skipped:/ ? "SKIP" : /^ +[0-9]+\) (Failure|Error):/ ? "FAIL" : "" }
    END { for (name in outcome) print outcome[name], name }' | sed 's/:$//'
}

# A part: what starts servers and clients as processes, threads, coroutines, sockets, memory that is locked and protected.
package=openssl
build() { ./config no-fips && make -s build_sw; }
run() {
  tests="test_threads test_async test_asyncio test_secmem test_rand test_http test_ocsp test_bio* test_sslapi test_sslbuffers test_sslcorrupt"
  tests="$tests test_servername test_sslrecords test_sslversions test_sslsessiontick test_req test_ca test_errstr test_shlibload test_sysdefault test_fatalerr"
  make -s test HARNESS_VERBOSE= TESTS="$tests test_dtls test_tls13*"
}
results() { sed -nE 's/^(\S+\.t) \.+ ok$/PASS \1/p; s/^(\S+\.t) \.+ skipped.*/SKIP \1/p; s/^(\S+\.t) +\(Wstat.*/FAIL \1/p'; }

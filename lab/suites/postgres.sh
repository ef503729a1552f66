# PostgreSQL's regression tests against Debian's server (postgresql-15 and postgresql-server-dev-15) inside, 20 connections at once. It refuses root.
package=postgresql-15
build() { cc -shared -fPIC -O1 -I"$(pg_config --includedir-server)" -o src/test/regress/regress.so src/test/regress/regress.c; }
run() {
  cd src/test/regress || exit
  export PATH=/usr/lib/postgresql/15/bin:$PATH PGHOST PGDATABASE=postgres
  PGHOST=$(mktemp -d)
  initdb -D "$PGHOST/db" -A trust > /dev/null
  pg_ctl -D "$PGHOST/db" -l "$PGHOST/log" -w -o "-k $PGHOST -h '' -F" start
  /usr/lib/postgresql/15/lib/pgxs/src/test/regress/pg_regress --inputdir=. --outputdir="$PGHOST" --dlpath="$PWD" --bindir=/usr/lib/postgresql/15/bin \
    --host="$PGHOST" --user="$(id -un)" --max-connections=20 --schedule=parallel_schedule
  sed 's/^/  /' "$PGHOST/regression.diffs"
  pg_ctl -D "$PGHOST/db" -m fast -w stop
  rm -r "$PGHOST"
}
results() { sed -nE 's/^(test| ) +(\S+) +\.\.\. (ok|FAILED).*/\3 \2/p' | sed 's/^ok/PASS/; s/^FAILED/FAIL/'; }

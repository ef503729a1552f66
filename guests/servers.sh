#!/bin/sh
# Servers and databases do what they do natively: those of sqlite, redis, D-Bus, nginx, sshd, sudo and PostgreSQL that are installed.
#
# Covers: WB-161
set -u
exec 2>&1
found=0

# has COMMAND: whether it is installed, in PATH or where servers are.
PATH=$PATH:/usr/sbin:/sbin
has() {
  if command -v "$1" >/dev/null; then found=$((found + 1)); else echo "$1 is not installed"; return 1; fi
}

# await FILE: until it is there, at most ten seconds.
await() {
  tries=0
  while [ ! -e "$1" ] && [ $tries -lt 200 ]; do sleep 0.05; tries=$((tries + 1)); done
  [ -e "$1" ] || echo "$1 does not come"
}

if has sqlite3; then
  # Entering WAL beside other writers may fail: it does not wait for a lock.
  sqlite3 base.db 'PRAGMA journal_mode = WAL; CREATE TABLE t (a, b);' >/dev/null
  for writer in 1 2 3 4; do
    echo "PRAGMA busy_timeout = 10000; WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 500) INSERT INTO t SELECT n, $writer FROM c;" |
      sqlite3 base.db >/dev/null &
  done
  wait
  sqlite3 base.db 'SELECT count(*), sum(a), sum(b) FROM t; PRAGMA integrity_check;'
fi

if has redis-server && has redis-cli; then
  redis-server --port 0 --unixsocket "$PWD/redis" --dir "$PWD" --save '' --daemonize no >redis.log &
  server=$!
  await redis
  redis-cli -s redis ping
  redis-cli -s redis eval 'for i = 1, 1000 do redis.call("set", i, i) end return redis.call("dbsize")' 0
  redis-cli -s redis bgsave | cut -d' ' -f1-2
  while [ "$(redis-cli -s redis info persistence | tr -d '\r' | sed -n 's/^rdb_bgsave_in_progress://p')" != 0 ]; do sleep 0.05; done
  redis-cli -s redis info persistence | tr -d '\r' | grep ^rdb_last_bgsave_status
  redis-cli -s redis shutdown nosave
  wait $server
  echo "redis ends with $?"
fi

if has dbus-daemon && has dbus-send; then
  cat >bus.conf <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><listen>unix:path=$PWD/bus</listen><policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
END
  dbus-daemon --config-file="$PWD/bus.conf" --nofork 2>/dev/null &
  server=$!
  await bus
  DBUS_SESSION_BUS_ADDRESS=unix:path=$PWD/bus dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / org.freedesktop.DBus.ListNames
  kill $server
  wait $server
  echo "dbus-daemon ends with $?"
fi

if has nginx; then
  mkdir -p www logs
  echo 'a page' >www/page
  cat >nginx.conf <<END
daemon off; pid $PWD/nginx.pid; error_log $PWD/logs/error.log; worker_processes 2;
events { }
http { access_log off; client_body_temp_path $PWD/logs; proxy_temp_path $PWD/logs; fastcgi_temp_path $PWD/logs; uwsgi_temp_path $PWD/logs; scgi_temp_path $PWD/logs;
  server { listen unix:$PWD/web; root $PWD/www; } }
END
  nginx -p "$PWD" -c "$PWD/nginx.conf" 2>/dev/null &
  server=$!
  await web
  if command -v curl >/dev/null; then
    curl -s --unix-socket web http://x/page
    curl -s -o /dev/null -w '%{http_code}\n' --unix-socket web http://x/missing
  fi
  kill $server
  wait $server
  echo "nginx ends with $?"
fi

if has sshd && has ssh-keygen; then
  ssh-keygen -q -t ed25519 -N '' -f key
  "$(command -v sshd)" -t -h "$PWD/key" -f /dev/null -o UsePAM=no -o StrictModes=no
  echo "sshd -t ends with $?"
  ssh-keygen -l -f key | cut -d' ' -f1,4
fi

# A set-user-ID program gives an ordinary user no privileges under Unweld (docs/what-breaks.md).
if [ "$(id -u)" = 0 ] && has sudo; then
  sudo -V | head -1 | cut -d' ' -f1-2
  sudo -n -u nobody id -u
fi

if has postgres && has initdb && has setpriv; then
  # It refuses to be root, who has it run as another user, in a folder that this one reaches.
  base=$(mktemp -d)
  unprivileged=
  if [ "$(id -u)" = 0 ]; then
    chown 65534:65534 "$base"
    unprivileged='setpriv --reuid=65534 --regid=65534 --clear-groups --'
  fi
  (
    cd "$base" || exit
    $unprivileged initdb -D data -N -A trust >/dev/null
    echo "initdb ends with $?"
    echo 'SELECT count(*), sum(n) FROM generate_series(1, 1000) n;' | $unprivileged postgres --single -D data postgres 2>/dev/null | grep =
  )
  rm -r "$base"
fi

[ $found -gt 0 ] || { echo "cannot set up servers: none is installed"; exit 99; }

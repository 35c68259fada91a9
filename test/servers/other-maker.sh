#!/usr/bin/env bash
# other-maker.sh secantusdb|ferretdb COMMAND…: runs a command with a server of another vendor that implements the protocol of
# MongoDB, whose address is in SEALTRAIL_MONGODB_URL. It is installed from its registry by the ordinary client, at a version listed in
# known-gaps.ts, into a temporary folder. Exit code 75: it could not be installed, and nothing was run.
set -euo pipefail
maker=${1:?secantusdb or ferretdb}
shift
NOT_TO_BE_HAD=75
INSTALL_SECONDS=${INSTALL_SECONDS:-600}

folder=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
  chmod -R u+w "$folder" && rm -rf "$folder"
}
trap finish EXIT

not_to_be_had() {
  echo "$maker could not be had: $1"
  [ ! -s "$folder/log" ] || tail -n 5 "$folder/log"
  exit "$NOT_TO_BE_HAD"
}

secantusdb() {
  command -v python3 >/dev/null || not_to_be_had 'there is no python3'
  # Wheels only: no code of a package runs before it is called.
  timeout "$INSTALL_SECONDS" python3 -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: \
    --target "$folder/packages" secantusdb==0.7.0b3 >"$folder/log" 2>&1 || not_to_be_had 'pip did not install it in time'
  PYTHONPATH="$folder/packages" exec_server python3 -m secantus --host 127.0.0.1 --port "$1" --storage-path "$folder/data"
}

ferretdb() {
  command -v go >/dev/null || not_to_be_had 'there is no go'
  local module
  module=$(timeout "$INSTALL_SECONDS" go mod download -json github.com/FerretDB/FerretDB@v1.24.2 2>"$folder/log" |
    sed -n 's/^\t"Dir": "\(.*\)",$/\1/p') && [ -n "$module" ] || not_to_be_had 'its module did not come in time'
  cp -r "$module" "$folder/source" && chmod -R u+w "$folder/source"
  # Built from its module it has no version, and does not start without one.
  echo v1.24.2 >"$folder/source/build/version/version.txt"
  (cd "$folder/source" && timeout "$INSTALL_SECONDS" go build -buildvcs=false -tags ferretdb_no_postgresql \
    -o "$folder/ferretdb" ./cmd/ferretdb) >"$folder/log" 2>&1 || not_to_be_had 'it was not built in time'
  mkdir "$folder/data"
  exec_server "$folder/ferretdb" --handler=sqlite --telemetry=disable --state-dir="$folder" --debug-addr=- \
    --sqlite-url="file:$folder/data/" --listen-addr="127.0.0.1:$1"
}

exec_server() {
  "$@" >"$folder/log" 2>&1 &
  server=$!
}

port=$(node -e 'require("node:net").createServer().listen(0, "127.0.0.1", function () { console.log(this.address().port); this.close(); })')
case $maker in
  secantusdb | ferretdb) "$maker" "$port" ;;
  *) echo "$maker: neither secantusdb nor ferretdb"; exit 2 ;;
esac
for _ in $(seq 300); do
  (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  kill -0 "$server" 2>/dev/null || not_to_be_had 'it ended at its start'
  sleep 0.1
done
SEALTRAIL_MONGODB_URL="mongodb://127.0.0.1:$port/?directConnection=true" "$@"

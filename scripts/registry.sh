#!/usr/bin/env bash
# Starts Debian's docker-registry on loopback with its data in a folder, and prints its process id.
#   registry.sh PORT FOLDER
. "$(dirname "$0")/common.sh"

port=$1
folder=$2
mkdir -p "$folder/data"
cat >"$folder/config.yml" <<EOF
version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $folder/data}, delete: {enabled: true}}
http: {addr: "127.0.0.1:$port"}
EOF
docker-registry serve "$folder/config.yml" >"$folder/log" 2>&1 &
pid=$!
for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || { cat "$folder/log" >&2; die "docker-registry did not start on port $port"; }
    curl -fs -o /dev/null "http://127.0.0.1:$port/v2/" && { echo "$pid"; exit 0; }
    sleep 0.1
done
kill "$pid"
die "docker-registry did not answer on port $port"

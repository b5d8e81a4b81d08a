#!/usr/bin/env bash
# The 9P server against clients that are not ours, beside diod with the same folder:
#   1. the Python client proves itself against diod, 2. it checks our server over tcp and a unix socket,
#   3. diodls and diodcat print the same bytes for both, 4. with --bench, requests a second of both.
# Needs diod, root (diod exports a device node), and .build/release/ninep-serve-folder.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
server=${NINEP_SERVER:-$here/../../.build/release/ninep-serve-folder}
work=$(mktemp -d /dev/shm/ninep.XXXXXX)
pids=()
cleanup() {
    local pid
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

folder=$work/folder
python3 "$here/make-folder.py" "$folder"

start() { # NAME ARGUMENT… → address in $address
    mkfifo "$work/$1.in"
    "$server" "$folder" "${@:2}" <"$work/$1.in" >"$work/$1.out" &
    pids+=($!)
    exec {hold}>"$work/$1.in" # the server ends when nobody holds its stdin
    for _ in $(seq 100); do
        [ -s "$work/$1.out" ] && break
        sleep 0.05
    done
    address=$(cat "$work/$1.out")
    [ -n "$address" ] || { echo "the server does not start" >&2; exit 1; }
}

# diod takes no port 0: ask the kernel for a free one.
diod_port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
diod -f -n -e "$folder" -l "127.0.0.1:$diod_port" -L "$work/diod.log" &
pids+=($!)
start tcp tcp:127.0.0.1:0; tcp=$address
start unix "unix:$work/socket"; unix=$address
start slow tcp:127.0.0.1:0 --delay-ms 20; slow=$address
for _ in $(seq 100); do
    python3 -c "import socket; socket.create_connection(('127.0.0.1', $diod_port))" 2>/dev/null && break
    sleep 0.05
done

cd "$here"
export PYTHONDONTWRITEBYTECODE=1
echo "# the client against diod"
python3 checks.py "tcp:127.0.0.1:$diod_port" "$folder" --aname "$folder"
echo "# our server over tcp"
python3 checks.py "$tcp" "$folder" --ours "$slow"
echo "# our server over a unix socket"
python3 checks.py "$unix" "$folder" --ours "$slow"

echo "# diod's tools"
list() { # PORT PATH: the attributes of .. at the root are diod's own matter (it shows the folder above the export)
    timeout 20 diodls -l -s "127.0.0.1:$1" -a "$folder" "$2" | if [ "$2" = / ]; then grep -av ' \.\.$'; else cat; fi
}
for path in / sub sub/deep many deeper/deeper; do
    cmp <(list "$diod_port" "$path") <(list "${tcp##*:}" "$path")
    [ -n "$(list "${tcp##*:}" "$path" | head -c 1)" ]
    echo "ok    diodls -l $path is byte-equal"
done
for path in odd big empty sub/hard; do
    cmp <(timeout 20 diodcat -s "127.0.0.1:$diod_port" -a "$folder" "$path") \
        <(timeout 20 diodcat -s "127.0.0.1:${tcp##*:}" -a "$folder" "$path")
    cmp <(timeout 20 diodcat -s "127.0.0.1:${tcp##*:}" -a "$folder" "$path") "$folder/$path"
    echo "ok    diodcat $path is byte-equal"
done

if [ "${1:-}" = --bench ]; then
    echo "# requests a second, one connection"
    python3 bench.py "$folder" "$folder" "ours=$tcp" "diod=tcp:127.0.0.1:$diod_port"
fi
echo "all is well"

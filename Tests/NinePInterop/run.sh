#!/usr/bin/env bash
# The 9P server against clients that are not ours, beside diod with the same folder:
#   1. the Python client proves itself against diod, 2. it checks our server over tcp and a unix socket,
#   3. diodls and diodcat print the same bytes for both, 4. the folder packed by umoci and served by `c2w-run serve`
#   is what umoci unpacks, 5. with --bench, requests a second of all.
# Needs diod, umoci, root (for device nodes), and ninep-serve-folder and c2w-run in .build/release.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
server=$here/../../.build/release/ninep-serve-folder
c2w_run=$here/../../.build/release/c2w-run
[ "$(id -u)" = 0 ] || { echo "skipped: the 9P interoperation tests make device nodes and need root"; exit 0; }
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

start_diod() { # FOLDER → port in $diod_port
    # diod takes no port 0: ask the kernel for a free one.
    diod_port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    diod -f -n -e "$1" -l "127.0.0.1:$diod_port" -L "$work/diod.log" &
    pids+=($!)
    for _ in $(seq 100); do
        python3 -c "import socket; socket.create_connection(('127.0.0.1', $diod_port))" 2>/dev/null && break
        sleep 0.05
    done
}

start_diod "$folder"
start tcp tcp:127.0.0.1:0; tcp=$address
start unix "unix:$work/socket"; unix=$address
start slow tcp:127.0.0.1:0 --delay-ms 20; slow=$address
cd "$here"
export PYTHONDONTWRITEBYTECODE=1
python3 vectors.py ../../Sources/NinePServer/NinePVectors.swift
echo "ok    the vectors of the codec are what the client writes"
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

echo "# c2w-run serve"
umoci init --layout "$work/layout"
umoci new --image "$work/layout:t"
umoci insert --image "$work/layout:t" "$folder" / 2>/dev/null
umoci unpack --image "$work/layout:t" "$work/bundle"
unpacked=$work/bundle/rootfs
XDG_CACHE_HOME=$work/cache "$c2w_run" serve "oci:$work/layout:t" --listen tcp:127.0.0.1:0 >"$work/image.out" &
pids+=($!)
for _ in $(seq 200); do
    [ -s "$work/image.out" ] && break
    sleep 0.05
done
image=$(cat "$work/image.out")
[ -n "$image" ] || { echo "c2w-run serve does not start" >&2; exit 1; }
python3 checks.py "$image" "$unpacked" --ours "$slow"
# A tree of layers promises neither the host's order of names nor its sizes of folders.
files() { timeout 20 diodls -l -s "127.0.0.1:$1" -a "$unpacked" "$2" | grep -av '^d' | sort; }
folder_port=$diod_port
start_diod "$unpacked"
for path in / sub sub/deep many; do
    cmp <(files "$diod_port" "$path") <(files "${image##*:}" "$path")
    echo "ok    diodls -l $path has the same files"
done
for path in odd big empty sub/hard; do
    cmp <(timeout 20 diodcat -s "127.0.0.1:${image##*:}" -a / "$path") "$folder/$path"
    echo "ok    diodcat $path is byte-equal"
done

if [ "${1:-}" = --bench ]; then
    echo "# requests a second, one connection: a folder of the host, the image, diod with the folder"
    python3 bench.py "$folder" "$folder" "ours=$tcp" "image=$image" "diod=tcp:127.0.0.1:$folder_port"
fi
echo "all is well"

#!/bin/bash
# Runs the guest image under QEMU against an independent host (about a minute).
#
#   guest/test/run.sh [ROOT-TAR] [unittest arguments]     ROOT-TAR: a Debian riscv64 root with python3-minimal
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/c2w-run
archive=${1:-}
[ $# -eq 0 ] || shift
GUEST=${GUEST:-$("$here/../build.sh" riscv64)}
if [ -z "${ROOT:-}" ]; then
    [ -n "$archive" ] || { echo "usage: guest/test/run.sh ROOT-TAR" >&2; exit 64; }
    ROOT=$cache/test-root-$(sha256sum <"$archive" | cut -c1-16)
    if [ ! -d "$ROOT" ]; then
        rm -rf "$ROOT.new"
        mkdir -p "$ROOT.new"
        tar -xf "$archive" -C "$ROOT.new" --exclude './dev/*'
        mv "$ROOT.new" "$ROOT"
    fi
fi
export GUEST ROOT
cd "$here"
exec python3 -m unittest "${@:--v}" test_guest

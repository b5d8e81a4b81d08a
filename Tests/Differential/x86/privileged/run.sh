#!/usr/bin/env bash
# Privileged instructions in our interpreter and in QEMU's system emulation: no difference.
#
#   Tests/Differential/x86/privileged/run.sh [--tests N] [--seed N] [further options of privileged.py]
. "$(dirname "$0")/../../../../scripts/common.sh"
cd "$root"

if [ "$(uname -m)" != x86_64 ]; then
    say "this machine's compiler makes no x86-64 code: left out"
    exit 0
fi
swift build -c release --product x86step >&2
exec python3 Tests/Differential/x86/privileged/privileged.py --ours .build/release/x86step "$@"

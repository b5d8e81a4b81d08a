#!/usr/bin/env bash
# Every user-level form of the x86-64 table on this machine's processor, and in our interpreter: no difference.
#
#   Tests/Differential/x86/exec.sh [--executions N] [--seed N] [further options of exec.py]
#
# 2,000 executions of each form unless told otherwise: 13 million in some minutes.
. "$(dirname "$0")/../../../scripts/common.sh"
cd "$root"

if [ "$(uname -m)" != x86_64 ]; then
    say "this machine is no x86-64: left out"
    exit 0
fi
swift build -c release --product x86step >&2
"$cache/python/bin/python" Tests/Differential/x86/exec.py --ours .build/release/x86step "$@" || { [ $? = 3 ] || exit 1; }

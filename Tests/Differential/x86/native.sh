#!/usr/bin/env bash
# Every user-level form of the x86-64 table on this machine's processor, held against our decoder.
#
#   Tests/Differential/x86/native.sh [--executions N] [--seed N] [further options of native.py]
#
# 2,000 executions of each form unless told otherwise; with 20 it takes seconds.
. "$(dirname "$0")/../../../scripts/common.sh"
cd "$root"

if [ "$(uname -m)" != x86_64 ]; then
    say "this machine is no x86-64: left out"
    exit 0
fi
swift build -c release --product x86decode >&2
python3 Tests/Differential/x86/native.py --ours .build/release/x86decode "$@" || { [ $? = 3 ] || exit 1; }

#!/usr/bin/env bash
# The x86-64 decoder against iced-x86, Capstone and objdump.
#
#   Tests/Differential/x86/run.sh [--quick] [--seed N] [further options of differential.py]
#
# --quick takes seconds. The seed is printed; without --seed it is taken from the clock.
. "$(dirname "$0")/../../../scripts/common.sh"
cd "$root"

python=$cache/python/bin/python
"$python" -c 'import iced_x86, capstone' || die "iced-x86 and capstone are needed: run scripts/setup.sh"
swift build -c release --product x86decode >&2
exec "$python" Tests/Differential/x86/differential.py --ours .build/release/x86decode "$@"

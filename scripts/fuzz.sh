#!/usr/bin/env bash
# Each fuzz target for FUZZ_SECONDS (10), from seeds that differ each time; FUZZ_SEED repeats a run.
. "$(dirname "$0")/common.sh"
cd "$root"
swift build -c release --product fuzz
targets=$(.build/release/fuzz --list)
[ -n "$targets" ] || die "there is nothing to fuzz"
for target in $targets; do
    .build/release/fuzz "$target" --seconds "${FUZZ_SECONDS:-10}" ${FUZZ_SEED:+--seed "$FUZZ_SEED"}
done

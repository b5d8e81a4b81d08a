#!/usr/bin/env bash
# All tests: unit, conformance, differential, interoperation, whole system, and the Embedded build.
. "$(dirname "$0")/common.sh"
cd "$root"

step() {
    local start=$SECONDS
    say "── $*"
    "$@"
    say "── done in $((SECONDS - start)) s"
}

step swift build -c release --build-tests
step scripts/check.sh
step swift test -c release --skip-build
step Tests/Differential/run.sh --seed 1 --no-table
step scripts/embedded.sh
say "all tests passed"

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

# All that tests need has been set up: one that is left out would not be missed. Without root some are; and only an x86-64 machine can
# be asked what an x86-64 processor does.
swift_tests() {
    local log left
    log=$(mktemp)
    swift test -c release --skip-build 2>&1 | tee "$log"
    left=$(grep -E ' (Suite|Test) .* skipped[.:]' "$log" | grep -v 'the host is no x86-64' || true)
    rm "$log"
    [ -z "$left" ] || say "left out:"$'\n'"$left"
    [ -z "$left" ] || [ "$(id -u)" != 0 ]
}

image=$(scripts/debian-image.sh riscv64)
image_amd64=$(scripts/debian-image.sh x86_64)
bin=$root/.build/release

step swift build -c release --build-tests
step scripts/check.sh
step swift_tests
# Against judges that are not ours: qemu-riscv64, iced-x86, this processor, QEMU's x86-64, umoci, diod, the same guest under QEMU, a chroot.
step Tests/Differential/run.sh --seed 1 --no-table
step Tests/Differential/x86/run.sh --quick --seed 1
step Tests/Differential/x86/native.sh --executions 10
step Tests/Differential/x86/exec.sh --executions 100
step Tests/Differential/x86/privileged/run.sh --tests 30
step as_root python3 Tests/UmociCompare/compare.py --dump "$bin/tree-dump"
step as_root Tests/UmociCompare/debian.sh "$image/root.tar" "$bin/tree-dump"
step scripts/compare-lazy.sh --quick
step python3 Tests/UmociCompare/kill.py --dump "$bin/tree-dump" --tar "$image/root.tar" --rounds 10
step as_root Tests/NinePInterop/run.sh
step guest/test/run.sh
step env ARCH=x86_64 guest/test/run.sh
step as_root python3 Tests/InGuest/compare.py "$bin/c2w-run" "$image/oci:latest"
step as_root python3 Tests/InGuest/compare.py "$bin/c2w-run" "$image_amd64/oci:latest"
step scripts/userland.sh --short
step env FUZZ_SECONDS="${FUZZ_SECONDS:-3}" scripts/fuzz.sh
step scripts/embedded.sh
say "all tests passed"

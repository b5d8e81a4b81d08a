#!/usr/bin/env bash
# Measures c2w-run beside QEMU's TCG: same guest image, same root, one after the other. Prints medians and ratios.
#
#   Benchmarks/run.sh [--runs N] [--only NAME,…] [--json FILE]      N is 5 unless told
. "$(dirname "$0")/../scripts/common.sh"

program=${C2W_RUN:-$root/.build/release/c2w-run}
[ -x "$program" ] || die "there is no $program: run make build"
command -v qemu-system-riscv64 >/dev/null || die "there is no qemu-system-riscv64: run scripts/setup.sh"
guest=${C2W_GUEST:-$("$root/guest/build.sh" riscv64)}
image=$("$root/scripts/debian-image.sh")

# The same files for QEMU's 9P server, unpacked.
unpacked=$image/unpacked
if [ ! -d "$unpacked" ]; then
    say "unpacking the root for QEMU"
    as_root rm -rf "$unpacked.new"
    mkdir -p "$unpacked.new"
    as_root tar -C "$unpacked.new" --numeric-owner --exclude './dev/*' -xf "$image/root.tar"
    mv "$unpacked.new" "$unpacked"
fi

PYTHONPATH=$root/guest/test exec python3 "$root/Benchmarks/bench.py" \
    --program "$program" --guest "$guest" --image "oci:$image/oci" --root "$unpacked" "$@"

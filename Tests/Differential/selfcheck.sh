#!/usr/bin/env bash
# selfcheck.c at several optimization levels and extension sets: exit code 0 on our emulator, and the same output
# as on qemu-riscv64.
#
#   Tests/Differential/selfcheck.sh COMMAND…     the command that runs a static riscv64 program
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

build() {
    riscv64-linux-gnu-gcc "$@" -mabi=lp64d -static -nostdlib -ffreestanding -fno-builtin -fno-stack-protector \
        -mcmodel=medany -o "$folder/selfcheck" "$here/selfcheck.c" -lgcc
}

for flags in "-O0 -march=rv64gc" "-O1 -march=rv64g" "-O2 -march=rv64gc" "-O3 -march=rv64gc_zba_zbb_zbs" \
    "-Os -march=rv64gc_zba_zbb_zbs"; do
    # shellcheck disable=SC2086
    build $flags -DWORD_OF_ZEROS=0
    # shellcheck disable=SC2086
    $1 "$folder/selfcheck" >"$folder/ours" || { cat "$folder/ours"; exit 1; }
    qemu-riscv64 "$folder/selfcheck" >"$folder/qemu"
    cmp "$folder/ours" "$folder/qemu"
    echo "selfcheck $flags: $(tail -n 1 "$folder/ours")"
done
# ctzw of zero is 32 by Zbb; QEMU before 8.0 says 64, so only ours is asked.
build -O2 -march=rv64gc_zba_zbb_zbs -DWORD_OF_ZEROS=1
# shellcheck disable=SC2086
$1 "$folder/selfcheck" >/dev/null

#!/usr/bin/env bash
# Random RISC-V instruction streams, and programs compiled by gcc, on our emulator and on qemu-riscv64.
#
#   Tests/Differential/run.sh [--quick] [--seed N] [further options of differential.py]
#
# --quick runs a twentieth. The seed is printed; without --seed it is taken from the clock.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."

for tool in python3 qemu-riscv64 riscv64-linux-gnu-gcc riscv64-linux-gnu-objdump; do
    command -v "$tool" >/dev/null || { echo "$tool is needed: run scripts/setup.sh" >&2; exit 1; }
done
swift build -c release --product rvbench >&2
rvbench="$(swift build -c release --show-bin-path)/rvbench"

"$here/selfcheck.sh" "$rvbench exec --elf"
exec python3 "$here/differential.py" --ours "$rvbench exec --elf" "$@"

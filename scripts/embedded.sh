#!/usr/bin/env bash
# Compiles the portable core as Embedded Swift for wasm32, links it, and runs in wasmtime: the codec vectors, the tar and
# merge checks, and random instruction streams on the CPU.
. "$(dirname "$0")/common.sh"
cd "$root"

toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")
builtins=$(ls /usr/lib/llvm-*/lib/clang/*/lib/wasi/libclang_rt.builtins-wasm32.a 2>/dev/null | head -n 1)
[ -n "$builtins" ] || die "libclang-rt for wasm32 is missing: run scripts/setup.sh"

export C2W_EMBEDDED=1
swift build --scratch-path .build-embedded -c release --triple wasm32-unknown-none-wasm --product EmbeddedCheck \
    -Xswiftc -enable-experimental-feature -Xswiftc Embedded -Xswiftc -wmo \
    -Xswiftc -Werror -Xswiftc EmbeddedRestrictions \
    -Xswiftc -Xfrontend -Xswiftc -disable-stack-protector \
    -Xswiftc -Xclang-linker -Xswiftc -nostdlib \
    -Xlinker --no-entry -Xlinker --export=c2w_embedded_check -Xlinker --export=c2w_embedded_exec \
    -Xlinker --export=c2w_embedded_allocate \
    -Xlinker "$toolchain/lib/swift/embedded/wasm32-unknown-none-wasm/libswiftUnicodeDataTables.a" \
    -Xlinker "$builtins" -Xlinker -z -Xlinker stack-size=1048576

run="$cache/python/bin/python $root/scripts/embedded-run.py $root/.build-embedded/release/EmbeddedCheck.wasm"
$run check

# The CPU in wasm against qemu-riscv64: the same random streams as natively, the short run of them.
say "instruction streams"
python3 Tests/Differential/differential.py --quick --no-table --ours "$run exec"

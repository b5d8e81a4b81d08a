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
    -Xlinker --export=c2w_embedded_allocate -Xlinker --export=c2w_embedded_records \
    -Xlinker "$toolchain/lib/swift/embedded/wasm32-unknown-none-wasm/libswiftUnicodeDataTables.a" \
    -Xlinker "$builtins" -Xlinker -z -Xlinker stack-size=1048576

run="$cache/python/bin/python $root/scripts/embedded-run.py $root/.build-embedded/release/EmbeddedCheck.wasm"
$run check

# The CPU in wasm against qemu-riscv64: the same random streams as natively, the short run of them.
say "instruction streams"
python3 Tests/Differential/differential.py --quick --no-table --ours "$run exec"

# The other CPU in wasm: what this machine's processor does in each user-level form of the table, done natively and in wasm, must
# leave the same bytes. That the native results are the processor's own is `x86step replay`'s to say.
if [ "$(uname -m)" = x86_64 ]; then
    say "x86-64 records"
    unset C2W_EMBEDDED
    swift build -c release --product x86step
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    code=0
    python3 Tests/Differential/x86/native.py --records --executions "${EXECUTIONS:-4}" >"$folder/records" || code=$?
    if [ "$code" = 3 ]; then
        say "this processor lacks what the records need: left out"
    else
        [ "$code" = 0 ]
        .build/release/x86step results <"$folder/records" >"$folder/native"
        $run records "$folder/records" "$folder/wasm"
        cmp "$folder/native" "$folder/wasm"
        say "the same natively and in wasm"
    fi
fi

#!/usr/bin/env bash
# Compiles the portable core as Embedded Swift for wasm32, links it, and runs its checks in wasmtime.
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
    -Xlinker --no-entry -Xlinker --export=c2w_embedded_check \
    -Xlinker "$toolchain/lib/swift/embedded/wasm32-unknown-none-wasm/libswiftUnicodeDataTables.a" \
    -Xlinker "$builtins" -Xlinker -z -Xlinker stack-size=1048576

"$cache/python/bin/python" scripts/embedded-run.py "$(ls .build-embedded/release/EmbeddedCheck*.wasm | head -n 1)"

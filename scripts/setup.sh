#!/usr/bin/env bash
# Installs what the build and the tests need on Debian 12. Does nothing where all is there.
. "$(dirname "$0")/common.sh"

build_packages="make git libcurl4-openssl-dev zlib1g-dev libzstd-dev libssl-dev libfuse3-dev
    libisal-dev pkg-config"
guest_packages="linux-source-6.12 gcc-riscv64-linux-gnu libc6-dev-riscv64-cross binutils-riscv64-linux-gnu
    flex bison bc libelf-dev xz-utils cpio rsync"
image_packages="docker-registry skopeo umoci mmdebstrap qemu-user qemu-user-static binfmt-support arch-test
    debian-archive-keyring zstd jq attr"
test_packages="diod qemu-system-misc qemu-system-x86 qemu-system-data opensbi device-tree-compiler gcc libc6-dev
    libclang-rt-14-dev-wasm32 python3 python3-venv curl openssl fuse3 nghttp2-proxy"

command -v swift >/dev/null || die "Swift 6.3 is not on PATH: install it from swift.org"
swift --version 2>/dev/null | grep -q 'Swift version 6\.[3-9]' || die "Swift 6.3 or later is needed"

missing=
for package in $build_packages $guest_packages $image_packages $test_packages; do
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null)" = "ii " ] || missing="$missing $package"
done
if [ -n "$missing" ]; then
    say "installing:$missing"
    as_root apt-get update -q
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
fi

# Foreign images are made with qemu-user behind binfmt_misc.
if [ ! -e /proc/sys/fs/binfmt_misc/register ]; then
    say "mounting binfmt_misc"
    as_root mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc
fi
if [ ! -e /proc/sys/fs/binfmt_misc/qemu-riscv64 ]; then
    say "registering qemu-riscv64 with binfmt_misc"
    as_root update-binfmts --enable qemu-riscv64
fi

# wasmtime runs the Embedded build; SOCI indexes of tests are written with flatbuffers; iced-x86 and Capstone judge the
# x86-64 decoder; mpmath its x87 functions.
modules='wasmtime, flatbuffers, iced_x86, capstone, mpmath'
if [ ! -x "$cache/python/bin/python" ] || ! "$cache/python/bin/python" -c "import $modules" 2>/dev/null; then
    say "installing wasmtime, flatbuffers, iced-x86, capstone and mpmath into $cache/python"
    python3 -m venv "$cache/python"
    "$cache/python/bin/pip" install -q --disable-pip-version-check wasmtime flatbuffers iced-x86 capstone mpmath
fi
say "everything is there"

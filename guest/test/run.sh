#!/usr/bin/env bash
# Runs the guest image under QEMU against an independent host (half a minute).
#
#   [ARCH=x86_64] guest/test/run.sh [TEST…]      names as unittest takes them: test_guest.Streams
. "$(dirname "$0")/../../scripts/common.sh"

ARCH=${ARCH:-riscv64}
GUEST=${GUEST:-$("$root/guest/build.sh" "$ARCH")}
if [ -z "${ROOT:-}" ]; then
    image=$("$root/scripts/debian-image.sh" "$ARCH")
    ROOT=$image/unpacked
    if [ ! -d "$ROOT" ]; then
        say "unpacking the root for QEMU"
        as_root rm -rf "$ROOT.new"
        mkdir -p "$ROOT.new"
        as_root tar -C "$ROOT.new" --numeric-owner --exclude './dev/*' -xf "$image/root.tar"
        mv "$ROOT.new" "$ROOT"
    fi
fi
export GUEST ROOT
cd "$root/guest/test"
exec python3 -m unittest "${@:-test_guest}"

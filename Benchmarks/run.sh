#!/usr/bin/env bash
# Measures c2w-run beside QEMU's TCG: same guest image, same root, one after the other. Prints medians and ratios, a table for
# each architecture.
#
#   Benchmarks/run.sh [--arch riscv64,x86_64] [--runs N] [--only NAME,…] [--json FILE]
#
# N is 5 unless told. QEMU is Debian 13's (10), unpacked beside the system; with C2W_QEMU=system the one on PATH.
# C2W_GUEST names another guest image, for one architecture alone. FILE gets the architecture before its last dot.
. "$(dirname "$0")/../scripts/common.sh"

program=${C2W_RUN:-$root/.build/release/c2w-run}
[ -x "$program" ] || die "there is no $program: run make build"
architectures=riscv64,x86_64 json='' options=()
while [ $# -gt 0 ]; do
    case $1 in
    --arch) architectures=$2; shift 2 ;;
    --json) json=$2; shift 2 ;;
    *) options+=("$1"); shift ;;
    esac
done

# Debian 13's programs with Debian 13's libraries, started without a chroot, which would count as their time.
if [ "${C2W_QEMU:-}" != system ]; then
    tools=$(C2W_TRIXIE_SET=qemu "$root/scripts/trixie.sh")
    bin=$(mktemp -d "${TMPDIR:-/tmp}/c2w-qemu.XXXXXX")
    trap 'rm -rf "$bin"' EXIT
    for name in qemu-system-riscv64 qemu-system-x86_64; do
        cat >"$bin/$name" <<END
#!/bin/sh
QEMU_MODULE_DIR=$tools/usr/lib/$(uname -m)-linux-gnu/qemu exec $tools/lib64/ld-linux-x86-64.so.2 \\
    --library-path $tools/usr/lib/$(uname -m)-linux-gnu $tools/usr/bin/$name \\
    -L $tools/usr/share/qemu -L $tools/usr/share/seabios -L $tools/usr/lib/ipxe/qemu "\$@"
END
        chmod +x "$bin/$name"
    done
    PATH=$bin:$PATH
fi

# The same files for QEMU's 9P server, unpacked.
unpack() {
    [ ! -d "$1/unpacked" ] || return 0
    say "unpacking the root for QEMU"
    as_root rm -rf "$1/unpacked.new"
    mkdir -p "$1/unpacked.new"
    as_root tar -C "$1/unpacked.new" --numeric-owner --exclude './dev/*' -xf "$1/root.tar"
    mv "$1/unpacked.new" "$1/unpacked"
}

for arch in ${architectures//,/ }; do
    command -v "qemu-system-$arch" >/dev/null || die "there is no qemu-system-$arch: run scripts/setup.sh"
    guest=${C2W_GUEST:-$("$root/guest/build.sh" "$arch")}
    image=$("$root/scripts/debian-image.sh" "$arch")
    unpack "$image"
    PYTHONPATH=$root/guest/test python3 "$root/Benchmarks/bench.py" --program "$program" --guest "$guest" \
        --image "oci:$image/oci" --root "$image/unpacked" "${options[@]}" \
        ${json:+--json "${json%.*}-$arch.${json##*.}"}
done

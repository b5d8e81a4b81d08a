#!/usr/bin/env bash
# Makes the Debian image of an architecture that the demo and the tests use, as an OCI layout, and prints its folder.
# mmdebstrap makes the root, umoci packs it: nothing of ours takes part.
#
#   scripts/debian-image.sh [riscv64|x86_64]
#
# riscv64: Debian 13, small. x86_64: Debian 12 with compilers, interpreters and tools to try a processor with, and two
# 32-bit programs, one static and one that needs the 32-bit loader.
. "$(dirname "$0")/common.sh"

arch=${1:-riscv64}
foreign='' options=()
case $arch in
riscv64)
    suite=trixie debian_arch=riscv64
    include=python3-minimal,ca-certificates,xz-utils
    ;;
x86_64)
    suite=bookworm debian_arch=amd64
    include=python3,libpython3.11-testsuite,perl,gcc,gcc-multilib,libc6-dev,openssl,sqlite3,git,bash,apt,ca-certificates,xz-utils,bzip2,procps
    foreign=i386
    include=$include,busybox-static:i386,bc:i386,hello:i386
    options=(--dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*'
        --dpkgopt='path-exclude=/usr/share/locale/*')
    ;;
*) die "debian-image.sh: unknown architecture '$arch' (known: riscv64, x86_64)" ;;
esac
# Made anew where what goes into this architecture's has changed, and only then.
make_image() {
    local work=$1 mirror
    # From the mirror this machine uses itself, the main suite only: the image should not change with each update.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 'Created-By: Packages' | head -n 1)
    [ -n "$mirror" ] || die "apt knows no Debian mirror: run apt-get update"
    say "making Debian $suite $debian_arch with mmdebstrap (a minute or two)"
    as_root mmdebstrap --quiet --arch="$debian_arch${foreign:+,$foreign}" --variant=minbase --include="$include" \
        "${options[@]}" "$suite" "$work/root.tar" "deb $mirror $suite main" >&2

    say "packing it with umoci"
    umoci init --layout "$work/oci"
    umoci new --image "$work/oci:latest"
    as_root umoci unpack --image "$work/oci:latest" "$work/bundle"
    as_root tar -C "$work/bundle/rootfs" --numeric-owner --xattrs --xattrs-include='*' -xf "$work/root.tar"
    as_root umoci repack --image "$work/oci:latest" "$work/bundle"
    umoci config --image "$work/oci:latest" --architecture "$debian_arch" --os linux \
        --config.cmd /bin/bash --config.env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    umoci gc --layout "$work/oci"
    as_root chmod -R a+rX "$work/oci"
}

key=$( (declare -f make_image; echo "$suite $debian_arch $foreign $include ${options[*]}") | sha256sum | cut -c1-16)
image=$cache/images/$suite-$debian_arch-$key

if [ ! -e "$image/oci/index.json" ]; then
    work=$(mktemp -d "$cache/image.XXXXXX")
    trap 'as_root rm -rf "$work"' EXIT
    make_image "$work"
    mkdir -p "$image"
    mv "$work/root.tar" "$image/root.tar"
    mv "$work/oci" "$image/oci"
fi
echo "$image"

#!/usr/bin/env bash
# Makes the Debian 13 riscv64 image that the demo and the tests use, as an OCI layout, and prints its folder.
# mmdebstrap makes the root, umoci packs it: nothing of ours takes part.
. "$(dirname "$0")/common.sh"

include=python3-minimal,ca-certificates,xz-utils
key=$( (cat "$0"; echo "$include") | sha256sum | cut -c1-16)
image=$cache/images/trixie-riscv64-$key

if [ ! -e "$image/oci/index.json" ]; then
    work=$(mktemp -d "$cache/image.XXXXXX")
    trap 'as_root rm -rf "$work"' EXIT
    # From the mirror this machine uses itself, the main suite only: the image should not change with each update.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 'Created-By: Packages' | head -n 1)
    [ -n "$mirror" ] || die "apt knows no Debian mirror: run apt-get update"
    say "making Debian trixie riscv64 with mmdebstrap (about a minute)"
    as_root mmdebstrap --quiet --arch=riscv64 --variant=minbase --include="$include" trixie "$work/root.tar" \
        "deb $mirror trixie main" >&2

    say "packing it with umoci"
    umoci init --layout "$work/oci"
    umoci new --image "$work/oci:latest"
    as_root umoci unpack --image "$work/oci:latest" "$work/bundle"
    as_root tar -C "$work/bundle/rootfs" --numeric-owner --xattrs --xattrs-include='*' -xf "$work/root.tar"
    as_root umoci repack --image "$work/oci:latest" "$work/bundle"
    umoci config --image "$work/oci:latest" --architecture riscv64 --os linux \
        --config.cmd /bin/bash --config.env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    umoci gc --layout "$work/oci"
    as_root chmod -R a+rX "$work/oci"
    mkdir -p "$image"
    mv "$work/root.tar" "$image/root.tar"
    mv "$work/oci" "$image/oci"
fi
echo "$image"

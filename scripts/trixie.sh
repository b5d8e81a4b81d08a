#!/usr/bin/env bash
# Debian 13's image tools (buildah, podman, skopeo, containerd, stargz-snapshotter, squashfuse) for a host of Debian 12,
# which has them older or not at all: an extracted root, so that no library of one meets a program of the other.
#
#   trixie.sh                    makes the root if there is none and prints its folder
#   C2W_TRIXIE_SET=qemu trixie.sh       another root, with QEMU 10 instead
#   trixie.sh COMMAND [ARG…]     runs a command in it, as root, in a mount namespace of its own; the development cache,
#                                this checkout, the working folder, $TMPDIR and the folders that $C2W_TRIXIE_SHARE names
#                                (with colons between) are where they are outside
. "$(dirname "$0")/common.sh"

case ${C2W_TRIXIE_SET:-images} in
images)
    packages=buildah,podman,skopeo,umoci,containerd,stargz-snapshotter,zstd,ca-certificates,squashfs-tools,squashfuse
    packages=$packages,netavark,crun,uidmap,xz-utils,jq
    ;;
qemu) packages=qemu-system-x86,qemu-system-riscv ;;
*) die "trixie.sh: unknown set '$C2W_TRIXIE_SET' (known: images, qemu)" ;;
esac
key=$(echo "$packages" | sha256sum | cut -c1-16)
tools=$cache/trixie-tools-$key

if [ ! -d "$tools" ]; then
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 'Created-By: Packages' | head -n 1)
    [ -n "$mirror" ] || die "apt knows no Debian mirror: run apt-get update"
    say "making a Debian 13 root with ${C2W_TRIXIE_SET:-image} tools (about half a minute)"
    as_root rm -rf "$tools.new"
    as_root mmdebstrap --quiet --variant=minbase --include="$packages" trixie "$tools.new" "deb $mirror trixie main" >&2
    # No storage driver is set up to be asked for, and no policy: both are said with each command.
    as_root mkdir -p "$tools.new/etc/containers"
    printf '{"default": [{"type": "insecureAcceptAnything"}]}\n' | as_root tee "$tools.new/etc/containers/policy.json" >/dev/null
    as_root mv "$tools.new" "$tools"
fi
[ $# -gt 0 ] || { echo "$tools"; exit; }

# One process from here to the command, so that who started this can end it with a signal.
[ "$(id -u)" = 0 ] && become=(env) || become=(sudo -- env)
# shellcheck disable=SC2016
exec "${become[@]}" C2W_TOOLS="$tools" C2W_SHARED="$cache:$root:$PWD:${TMPDIR:-/tmp}:${C2W_TRIXIE_SHARE:-/tmp}" unshare --mount bash -euc '
    mount --bind "$C2W_TOOLS" "$C2W_TOOLS"
    for folder in proc sys dev; do mount --rbind "/$folder" "$C2W_TOOLS/$folder"; done
    mount -t tmpfs tmpfs "$C2W_TOOLS/run"
    mount --bind /tmp "$C2W_TOOLS/tmp"
    IFS=:
    for folder in $C2W_SHARED; do
        mkdir -p "$C2W_TOOLS$folder"
        mountpoint -q "$C2W_TOOLS$folder" || mount --rbind "$folder" "$C2W_TOOLS$folder"
    done
    exec chroot "$C2W_TOOLS" env -C "$PWD" "$@"' trixie "$@"

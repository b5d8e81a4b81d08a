#!/usr/bin/env bash
# Packs a root file system with umoci, adds a layer that changes, removes and links files, and compares the image
# with what umoci unpacks. Must run as root.
#
#     debian.sh ROOT.tar PATH-OF-TREE-DUMP
set -euo pipefail
tar=$(realpath "$1")
dump=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

umoci init --layout "$work/image"
umoci new --image "$work/image:empty"
umoci unpack --image "$work/image:empty" "$work/bundle"
tar --numeric-owner --xattrs --xattrs-include='*' -xpf "$tar" -C "$work/bundle/rootfs"
umoci repack --refresh-bundle --image "$work/image:base" "$work/bundle"

root=$work/bundle/rootfs
rm -rf "$root/usr/share/doc"
rm "$root/etc/hostname" "$root/etc/debian_version" 2>/dev/null || true
rm -rf "$root/usr/share/zoneinfo/Europe"
mkdir "$root/usr/share/zoneinfo/Europe"
echo new > "$root/usr/share/zoneinfo/Europe/Nowhere"
chmod 711 "$root/srv"
ln "$root/etc/passwd" "$root/etc/passwd.link"
rm -rf "$root/media" && ln -s srv "$root/media"
setfattr -n user.note -v changed "$root/etc/fstab" 2>/dev/null || true
umoci repack --refresh-bundle --image "$work/image:changed" "$work/bundle"

for tag in base changed; do
    python3 "$here/compare.py" --dump "$dump" --image "$work/image:$tag"
done

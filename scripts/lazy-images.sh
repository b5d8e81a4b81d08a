#!/usr/bin/env bash
# Makes the big Debian 13 riscv64 image of the lazy tests and benchmarks (over 1 GB, over 40,000 files, five layers),
# and the same with a base layer that holds 70 % of the bytes, as OCI layouts, by mmdebstrap, apt and umoci. Then
# converts both, and the constructed stacks of Tests/UmociCompare, to every lazy format by other people's tools, and
# keeps all in the storage folder of a docker-registry. Ten minutes the first time. Prints the folder that holds them:
#
#   FOLDER/oci         the layout: tags debian and debian70
#   FOLDER/registry    for scripts/registry.sh: lazy/debian:FORMAT, lazy/debian70:gzip (see Tests/LazyCompare/convert.py)
. "$(dirname "$0")/common.sh"

# The sets of packages, a layer each, bottom first. The base of debian70 is the first BASE of them.
sets=(
    python3,ca-certificates,xz-utils,procps
    gcc,g++,make,perl,git
    clang-19
    libboost1.83-dev,golang-1.24-src,vim-runtime,manpages,manpages-dev,tzdata,fonts-noto-cjk
)
base_sets=3

key=$(sed -n '/^sets=/,/^if /p' "$0" | sha256sum | cut -c1-16)
folder=$cache/images/lazy-riscv64-$key

# Adds packages to the root in $1, inside of it.
add_packages() {
    as_root env DEBIAN_FRONTEND=noninteractive unshare --mount bash -euc '
        mount -t proc proc "$1/proc"
        cp /etc/resolv.conf "$1/etc/resolv.conf"
        chroot "$1" apt-get -q -o APT::Sandbox::User=root update
        # shellcheck disable=SC2086
        chroot "$1" apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-unsafe-io ${2//,/ }
        chroot "$1" apt-get clean
        rm "$1/etc/resolv.conf"' install "$1" "$2" >>"$work/log" 2>&1 || { tail "$work/log" >&2; die "apt failed"; }
}

# What a last layer of a Dockerfile does: removes, changes, links, moves.
tidy() {
    as_root rm -rf "$1"/var/lib/apt/lists "$1"/usr/share/doc/gcc-* "$1/usr/share/man/man3" "$1"/var/cache/ldconfig
    as_root rm -f "$1"/var/log/dpkg.log "$1"/var/log/apt/*.log "$1/usr/share/vim/vim91/tutor/README.txt"
    as_root mv "$1/usr/share/boostbook" "$1/srv/boostbook" 2>/dev/null || true
    echo "lazy" | as_root tee "$1/etc/motd" >/dev/null
    as_root ln "$1/etc/passwd" "$1/etc/passwd.link"
    as_root ln -s python3 "$1/usr/bin/py"
    as_root chmod 711 "$1/srv"
}

repack() {
    say "  layer: $1 $2"
    as_root umoci repack --refresh-bundle --image "$work/oci:$1" "$work/$1"
}

make_layouts() {
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 'Created-By: Packages' | head -n 1)
    [ -n "$mirror" ] || die "apt knows no Debian mirror: run apt-get update"
    say "making Debian trixie riscv64 with compilers (some minutes)"
    as_root mmdebstrap --quiet --arch=riscv64 --variant=minbase --include="${sets[0]}" trixie "$work/root.tar" \
        "deb $mirror trixie main" >&2
    umoci init --layout "$work/oci"
    for name in debian debian70; do
        umoci new --image "$work/oci:$name"
        as_root umoci unpack --image "$work/oci:$name" "$work/$name"
    done
    target=$work/debian/rootfs
    as_root tar -C "$target" --numeric-owner --xattrs --xattrs-include='*' -xf "$work/root.tar"
    rm "$work/root.tar"
    for number in $(seq 0 ${#sets[@]}); do
        if [ "$number" = "${#sets[@]}" ]; then
            tidy "$target"
        elif [ "$number" -gt 0 ]; then
            add_packages "$target" "${sets[number]}"
        fi
        repack debian "$number"
        if [ "$((number + 1))" -ge "$base_sets" ]; then
            as_root rsync -aHAX --numeric-ids --delete "$target/" "$work/debian70/rootfs/"
            repack debian70 "$number"
        fi
    done
    for name in debian debian70; do
        umoci config --image "$work/oci:$name" --architecture riscv64 --os linux \
            --config.cmd /bin/bash --config.env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    done
    umoci gc --layout "$work/oci"
    as_root chmod -R a+rX "$work/oci"
    as_root rm -rf "$work/debian" "$work/debian70"
}

if [ ! -e "$folder/oci/index.json" ]; then
    work=$(mktemp -d "$cache/lazy.XXXXXX")
    trap 'as_root rm -rf "$work"' EXIT
    make_layouts
    mkdir -p "$folder"
    mv "$work/oci" "$folder/oci"
fi
for image in debian debian70; do
    [ "$image" = debian ] && formats=() || formats=(--formats gzip)
    as_root python3 "$root/Tests/LazyCompare/convert.py" --layout "$folder/oci" --registry "$folder/registry" \
        --tags "$image" "${formats[@]}" >&2
done
echo "$folder"
